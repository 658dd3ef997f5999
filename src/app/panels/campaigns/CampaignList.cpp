// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/campaigns/CampaignList.h"

#include "charts/ChartWidget.h"
#include "present/pages/CampaignPages.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace holdfast::app {

namespace {
enum Role { Id = Qt::UserRole, Side, Below, IsHead };
}

// Paints a heading of a group, or the two lines of a campaign.
class CampaignList::Delegate : public QStyledItemDelegate {
public:
    Delegate(const Appearance& appearance, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_appearance(appearance)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const double zoom = m_appearance.type().zoom;
        return {120, int(zoom * (index.data(IsHead).toBool() ? 30 : m_appearance.type().chinese ? 46 : 42))};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const charts::Theme& theme = m_appearance.theme();
        const charts::Typography& type = m_appearance.type();
        const QRectF all = option.rect;
        const QRectF text = all.adjusted(12, 3, -12, -3);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (index.data(IsHead).toBool()) {
            painter->setFont(type.font(charts::Type::Caption, true));
            painter->setPen(theme.ink3);
            painter->drawText(text, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
            painter->restore();
            return;
        }
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen || option.state & QStyle::State_MouseOver)
            painter->fillRect(all, chosen ? theme.accentSoft : theme.hover);
        if (chosen)
            painter->fillRect(QRectF(all.left(), all.top(), 3, all.height()), theme.accent);
        const QRectF above(text.left(), text.top(), text.width(), text.height() / 2), below(text.left(), text.center().y(), text.width(), text.height() / 2);
        const QString side = index.data(Side).toString();
        painter->setFont(type.font(charts::Type::Caption));
        const double wide = std::min(below.width() * 0.4, QFontMetricsF(painter->font()).horizontalAdvance(side) + 2);
        const auto line = [&](const QRectF& rect, const QString& words, Qt::Alignment align) {
            painter->drawText(rect, align | Qt::AlignVCenter, QFontMetricsF(painter->font()).elidedText(words, Qt::ElideRight, rect.width()));
        };
        painter->setPen(theme.ink3);
        line(below.adjusted(0, 0, -wide - 6, 0), index.data(Below).toString(), Qt::AlignLeft);
        line(QRectF(below.right() - wide, below.top(), wide, below.height()), side, Qt::AlignRight);
        painter->setFont(type.font(charts::Type::Body, chosen));
        painter->setPen(theme.ink);
        line(above, index.data().toString(), Qt::AlignLeft);
        painter->restore();
    }

private:
    const Appearance& m_appearance;
};

CampaignList::CampaignList(const Surroundings& with, CampaignBook& book, QWidget* parent)
    : QListWidget(parent)
    , m_with(with)
    , m_book(book)
{
    setObjectName(QStringLiteral("campaignList"));
    setProperty("surface", QStringLiteral("plain"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new Delegate(with.appearance, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(false);
    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!m_filling && item && !item->data(IsHead).toBool())
            m_book.choose(item->data(Id).toString().toStdString());
    });
    connect(&book, &CampaignBook::listChanged, this, &CampaignList::refresh);
    connect(&with.appearance, &Appearance::changed, this, [this] { viewport()->update(); });
    retranslate();
}

void CampaignList::retranslate()
{
    setAccessibleName(tr("Campaigns"));
    refresh();
}

int CampaignList::rowOf(const std::string& id) const
{
    for (int row = 0; row < count(); ++row)
        if (item(row)->data(Id).toString().toStdString() == id)
            return row;
    return -1;
}

void CampaignList::refresh()
{
    using domain::CampaignState;
    m_filling = true;
    clear();
    const present::Fmt fmt = m_with.appearance.fmt();
    struct Group {
        QString name;
        CampaignState first, last;
    };
    const Group groups[] = {{tr("Planned"), CampaignState::Draft, CampaignState::Locked}, {tr("Running"), CampaignState::Running, CampaignState::Running},
        {tr("Done"), CampaignState::Evaluated, CampaignState::Evaluated}};
    for (const Group& group : groups) {
        bool first = true;
        for (const auto& one : m_book.list()) {
            if (one.state < group.first || one.state > group.last)
                continue;
            if (std::exchange(first, false)) {
                auto* head = new QListWidgetItem(group.name, this);
                head->setFlags(Qt::ItemIsEnabled);
                head->setData(IsHead, true);
            }
            auto* item = new QListWidgetItem(QString::fromStdString(one.name), this);
            item->setData(Id, QString::fromStdString(one.id));
            item->setData(Side, present::campaignSideText(one, fmt));
            item->setData(Below, present::campaignDatesText(one, fmt));
            item->setData(Qt::AccessibleTextRole, QStringList {item->text(), item->data(Below).toString(), item->data(Side).toString()}.join(QStringLiteral(", ")));
            item->setToolTip(charts::plainTip(item->text()));
        }
    }
    if (const flow::CampaignView* view = m_book.current())
        setCurrentRow(rowOf(view->plan.id));
    m_filling = false;
}

} // namespace holdfast::app
