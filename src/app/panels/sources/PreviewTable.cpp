// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/PreviewTable.h"

#include "present/ErrorText.h"
#include "present/Words.h"

#include <QComboBox>
#include <QPainter>
#include <QScrollBar>

namespace holdfast::app {

using charts::Type;

static constexpr int kBoxes = 200; // fields of further columns keep their proposal
static constexpr int kHeaderHeight = 94;
static constexpr int kShareWidth = 42; // of "99.9%" beside the type

static bool isNumber(const std::string& type)
{
    return type == "integer" || type == "decimal" || type == "money" || type == "number";
}

// ---- model -----------------------------------------------------------------------------------------------------------

PreviewModel::PreviewModel(const Appearance& appearance, QObject* parent)
    : QAbstractTableModel(parent)
    , m_appearance(appearance)
{
}

void PreviewModel::setPreview(const flow::SourcePreview& preview)
{
    beginResetModel();
    m_preview = preview;
    m_problems.clear();
    for (const flow::SourceCell& cell : preview.problems)
        m_problems.emplace(cell.row, cell.column);
    m_open.assign(preview.columns.size(), {});
    for (const core::Finding& finding : preview.findings)
        if (finding.severity == core::Severity::NeedsChoice)
            for (std::size_t i = 0; i < preview.columns.size(); ++i)
                if (preview.columns[i].name == finding.where.column || preview.columns[i].label == finding.where.column)
                    m_open[i] = finding.code;
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.sampleRows.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.columns.size());
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    const auto& row = m_preview.sampleRows[std::size_t(index.row())];
    const flow::SourceColumn& column = m_preview.columns[std::size_t(index.column())];
    const std::string* cell = std::size_t(index.column()) < row.size() ? &row[std::size_t(index.column())] : nullptr;
    const std::uint64_t dataRow = std::uint64_t(index.row()) + 1;
    switch (role) {
    case Qt::DisplayRole:
        return cell && !cell->empty() ? QString::fromStdString(*cell) : QStringLiteral("–");
    case Qt::TextAlignmentRole:
        return int((isNumber(column.type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return column.ignored || !cell || cell->empty() ? m_appearance.theme().ink3 : m_appearance.theme().ink;
    case Qt::BackgroundRole:
        if (m_problems.contains({dataRow, index.column()}))
            return m_appearance.theme().badSoft;
        if (m_problems.contains({dataRow, -1}))
            return m_appearance.theme().warnSoft;
        if (m_open[std::size_t(index.column())] && cell && !cell->empty())
            return QBrush(charts::withAlpha(m_appearance.theme().warn, 0.3), Qt::BDiagPattern);
        return {};
    case Qt::ToolTipRole:
        for (const flow::SourceCell& problem : m_preview.problems)
            if (problem.row == dataRow && (problem.column == index.column() || problem.column < 0))
                return present::codeTitle(problem.code);
        if (const auto open = m_open[std::size_t(index.column())])
            return present::codeTitle(*open);
        return {};
    case Qt::FontRole:
        return isNumber(column.type) ? m_appearance.type().figures(Type::Table) : m_appearance.type().font(Type::Table);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return QString::fromStdString(m_preview.columns[std::size_t(section)].label);
}

int PreviewModel::nextProblem(int row) const
{
    int best = -1, first = -1;
    for (const auto& [dataRow, column] : m_problems) {
        const int at = int(dataRow) - 1;
        if (at >= rowCount())
            continue;
        if (first < 0 || at < first)
            first = at;
        if (at > row && (best < 0 || at < best))
            best = at;
    }
    return best >= 0 ? best : first;
}

// ---- header ----------------------------------------------------------------------------------------------------------

PreviewHeader::PreviewHeader(const Surroundings& with, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_with(with)
{
    setSectionsClickable(false);
    setMinimumSectionSize(96);
    connect(this, &QHeaderView::sectionResized, this, &PreviewHeader::placeBoxes);
}

QSize PreviewHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), kHeaderHeight};
}

QComboBox* PreviewHeader::fieldBox(int column) const
{
    return column >= 0 && column < m_boxes.size() ? m_boxes[column] : nullptr;
}

QComboBox* PreviewHeader::typeBox(int column) const
{
    return column >= 0 && column < m_types.size() ? m_types[column] : nullptr;
}

void PreviewHeader::setPreview(const flow::SourcePreview& preview, bool editable)
{
    const bool sameRole = preview.role == m_preview.role;
    m_preview = preview;
    const int wanted = std::min<int>(kBoxes, int(preview.columns.size()));
    while (m_boxes.size() > wanted)
        delete m_boxes.takeLast();
    while (m_types.size() > wanted)
        delete m_types.takeLast();
    if (!sameRole)
        for (QComboBox* box : m_boxes)
            box->clear();
    const auto fields = flow::fieldChoices(preview.role);
    for (int i = 0; i < wanted; ++i) {
        if (i == m_boxes.size()) {
            auto* box = new QComboBox(viewport());
            box->setProperty("density", QStringLiteral("small"));
            box->setObjectName(QStringLiteral("field-%1").arg(i));
            connect(box, &QComboBox::activated, this, [this, box, i] { Q_EMIT fieldChosen(i, box->currentData().toString()); });
            m_boxes.append(box);
            auto* type = new QComboBox(viewport());
            type->setProperty("density", QStringLiteral("small"));
            type->setObjectName(QStringLiteral("type-%1").arg(i));
            for (const char* word : {"text", "integer", "decimal", "boolean", "date", "datetime"})
                type->addItem(QString(), QString::fromLatin1(word));
            connect(type, &QComboBox::activated, this, [this, type, i] { Q_EMIT typeChosen(i, type->currentData().toString()); });
            m_types.append(type);
        }
        QComboBox* box = m_boxes[i];
        const flow::SourceColumn& column = preview.columns[std::size_t(i)];
        if (box->count() == 0) {
            box->addItem(tr("Attribute", "free column"), QString());
            box->addItem(tr("Leave out"), QStringLiteral("-"));
            box->insertSeparator(2);
            for (const flow::FieldChoice& field : fields)
                box->addItem(present::fieldName(QString::fromStdString(field.name)), QString::fromStdString(field.name));
        } else {
            box->setItemText(0, tr("Attribute", "free column"));
            box->setItemText(1, tr("Leave out"));
            for (int at = 3; at < box->count(); ++at)
                box->setItemText(at, present::fieldName(box->itemData(at).toString()));
        }
        box->setCurrentIndex(std::max(0, column.ignored ? 1 : box->findData(QString::fromStdString(column.field))));
        box->setAccessibleName(tr("Field of column %1").arg(QString::fromStdString(column.label)));
        box->setEnabled(editable);
        QComboBox* type = m_types[i];
        const QString word = QString::fromStdString(column.type);
        if (type->findData(word) < 0)
            type->addItem(QString(), word);
        for (int at = 0; at < type->count(); ++at)
            type->setItemText(at, present::typeName(type->itemData(at).toString()));
        type->setCurrentIndex(type->findData(word));
        type->setAccessibleName(tr("Type of column %1").arg(QString::fromStdString(column.label)));
        type->setEnabled(editable && !column.ignored);
    }
    placeBoxes();
    viewport()->update();
}

void PreviewHeader::updateGeometries()
{
    QHeaderView::updateGeometries();
    placeBoxes();
}

void PreviewHeader::placeBoxes()
{
    for (int i = 0; i < m_boxes.size(); ++i) {
        if (i >= count()) {
            m_boxes[i]->hide();
            m_types[i]->hide();
            continue;
        }
        const int left = sectionViewportPosition(i), wide = sectionSize(i);
        m_boxes[i]->setGeometry(left + 5, 26, wide - 10, 24);
        m_types[i]->setGeometry(left + 5, 53, wide - 10 - kShareWidth, 24);
        m_boxes[i]->setVisible(left + wide > 0 && left < viewport()->width());
        m_types[i]->setVisible(m_boxes[i]->isVisibleTo(viewport()));
    }
}

void PreviewHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    painter->save();
    painter->fillRect(rect, theme.surface);
    if (section < int(m_preview.columns.size())) {
        const flow::SourceColumn& column = m_preview.columns[std::size_t(section)];
        const double left = rect.left() + 7, room = rect.width() - 14;
        painter->setFont(m_with.appearance.type().font(Type::Table, true));
        painter->setPen(theme.ink);
        painter->drawText(QRectF(left, 4, room, 20), Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetricsF(painter->font()).elidedText(QString::fromStdString(column.label), Qt::ElideRight, room));
        painter->setFont(m_with.appearance.type().font(Type::Caption));
        painter->setPen(theme.ink3);
        const QString share = m_with.appearance.fmt().number(column.validShare * 100, column.validShare < 1 && column.validShare > 0.99 ? 1 : 0) + u'%';
        painter->drawText(QRectF(left, 53, room, 24), Qt::AlignVCenter | Qt::AlignRight, share);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const QRectF bar(left, 82, room, 4);
        painter->setBrush(theme.hover);
        painter->drawRoundedRect(bar, 2, 2);
        painter->setBrush(column.ignored ? theme.ink4 : theme.accent);
        painter->drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(column.validShare, 0.0, 1.0), 4)), 2, 2);
        painter->setRenderHint(QPainter::Antialiasing, false);
    }
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.line);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line2);
    painter->restore();
}

} // namespace holdfast::app
