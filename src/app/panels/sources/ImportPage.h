// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/sources/ImportController.h"
#include "app/shell/Surroundings.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedLayout;
class QTabBar;
class QTableView;
class QVBoxLayout;

namespace holdfast::app {

class DropZone;
class IssueList;
class PreviewHeader;
class PreviewModel;
class RefreshView;

// What is in these files, and can it be loaded?
class ImportPage : public QWidget {
    Q_OBJECT
public:
    ImportPage(const Surroundings& with, ImportController& controller, QWidget* parent);
    void retranslate();
    // Brings the next open choice into view, of any file; false = none.
    bool showNextChoice();

Q_SIGNALS:
    void filesWanted();

private:
    QWidget* makeFiles();
    QWidget* makeMiddle();
    void refresh();
    void refreshFiles();
    void refreshPreview();
    void refreshResult();
    void showRejected();
    QComboBox* addDialect(QLayout& row, const char* name);

    Surroundings m_with;
    ImportController& m_controller;
    QLabel *m_filesTitle, *m_filesCount;
    QListWidget* m_list;
    DropZone *m_drop, *m_bigDrop;
    QPushButton *m_addFile, *m_removeFile;
    QLabel *m_fileName, *m_fileFacts, *m_loadAsLabel, *m_remembered;
    QComboBox *m_role, *m_part, *m_encoding, *m_delimiter, *m_headerLine, *m_dates;
    QList<QLabel*> m_dialectLabels;
    QStackedLayout* m_middle;
    QTableView* m_table;
    QTabBar* m_views; // rows, or what a known file would change
    QStackedLayout* m_rowsOrChanges;
    RefreshView* m_changes;
    PreviewModel* m_model;
    PreviewHeader* m_header;
    QLabel *m_rows, *m_message, *m_resultTitle, *m_resultText;
    QPushButton *m_nextProblem, *m_rejected;
    IssueList* m_issues;
    int m_shownFile = -1;
    bool m_refreshing = false;
};

} // namespace holdfast::app
