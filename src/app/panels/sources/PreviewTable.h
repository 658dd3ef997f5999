// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/ImportSource.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QTableView>

#include <optional>
#include <set>
#include <vector>

class QComboBox;

namespace holdfast::app {

// The first rows of a file as text. Marked: cells that can't be read as their column's type, and (hatched) columns
// that can be read in two ways until a choice is made.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    PreviewModel(const Appearance& appearance, QObject* parent);
    void setPreview(const flow::SourcePreview& preview);
    const flow::SourcePreview& preview() const { return m_preview; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // Row of the next marked cell after `row`, or -1.
    int nextProblem(int row) const;

private:
    const Appearance& m_appearance;
    flow::SourcePreview m_preview;
    std::set<std::pair<std::uint64_t, int>> m_problems; // data row, column (-1 = whole row)
    std::vector<std::optional<core::Code>> m_open; // by column: what needs a choice
};

// Header of four lines: name, target field, type and valid share, bar of that share. Field and type are chosen here.
class PreviewHeader : public QHeaderView {
    Q_OBJECT
public:
    PreviewHeader(const Surroundings& with, QWidget* parent);
    void setPreview(const flow::SourcePreview& preview, bool editable);
    QComboBox* fieldBox(int column) const;
    QComboBox* typeBox(int column) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void fieldChosen(int column, const QString& field);
    void typeChosen(int column, const QString& type);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void updateGeometries() override;

private:
    void placeBoxes();
    Surroundings m_with;
    flow::SourcePreview m_preview;
    QList<QComboBox*> m_boxes, m_types;
};

} // namespace holdfast::app
