// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"
#include "flow/ImportSource.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace holdfast::app {

enum class FileState : std::uint8_t { Reading, Choices, Ready, Waiting, Loading, Loaded, Failed };

struct SourceFile {
    int id = 0;
    QString path, name;
    FileState state = FileState::Reading;
    std::optional<flow::SourcePreview> preview;
    std::optional<core::Error> problem;
    std::optional<flow::ImportAnswer> answer;
    int openChoices() const; // answers and fields still missing
};

// The files to import: surveys each in the background, takes the user's edits, loads them one after another.
class ImportController : public QObject {
    Q_OBJECT
public:
    explicit ImportController(Workbench& workbench, QObject* parent = nullptr);

    const std::vector<SourceFile>& files() const { return m_files; }
    const SourceFile* current() const;
    int currentIndex() const { return m_current; }
    void setCurrent(int index);
    void addFiles(const QStringList& paths);
    void removeCurrent();
    void clear();
    int openChoices() const; // of all files
    int readyFiles() const;

    // Edits of the current file; each surveys it again with the changed mapping.
    void setRole(const QString& role);
    void setField(int column, const QString& field); // "-" leaves the column out, "" keeps it as free attribute
    void setDialect(const QString& key, const QString& value);
    void answer(const core::Finding& finding, const QString& choice);
    // Reads the date columns of the current file in this order.
    void setDateOrder(const QString& order);

    // Loads every ready file, customers first.
    void loadReady();

Q_SIGNALS:
    void changed(); // list, states or the current file
    void loadedAll();

private:
    SourceFile* byId(int id);
    void survey(SourceFile& file, const QString& role, const std::string& mapping);
    void loadNext();

    Workbench& m_workbench;
    std::vector<SourceFile> m_files;
    int m_current = -1, m_lastId = 0;
    bool m_loading = false;
};

} // namespace holdfast::app
