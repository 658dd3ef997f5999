// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignBook.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace holdfast::app {

// The tasks of the plan looked at, edited in their cells: each cell that is changed is one step of undo.
class TaskModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Owner, Start, End, Progress, State, Slack, Phase, Department, After, ColumnCount };
    TaskModel(const Surroundings& with, CampaignBook& book, QObject* parent);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    std::string idOf(int row) const;
    void refresh();

private:
    Surroundings m_with;
    CampaignBook& m_book;
    std::vector<std::string> m_ids; // in order of the plan
};

class TaskTable : public QTableView {
    Q_OBJECT
public:
    TaskTable(const Surroundings& with, CampaignBook& book, QWidget* parent);
    TaskModel* tasks() const { return m_model; }
    void retranslate();

Q_SIGNALS:
    void opened(const QString& id); // Enter on a row

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    TaskModel* m_model;
};

} // namespace holdfast::app
