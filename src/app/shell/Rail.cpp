// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/Rail.h"

#include "app/look/Icons.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace holdfast::app {

RailItem::RailItem(const QString& iconName, const Appearance& appearance, QWidget* parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_iconName(iconName)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    update();
}

void RailItem::setBadge(const QString& badge, bool warning)
{
    m_badge = badge;
    m_warning = warning;
    setAccessibleDescription(badge);
    update();
}

QSize RailItem::sizeHint() const
{
    return {36, 29};
}

void RailItem::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 1, -0.5, -1);
    painter.setPen(hasFocus() ? QPen(theme.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? theme.accentSoft : underMouse() ? theme.hover : QColor(Qt::transparent));
    painter.drawRoundedRect(frame, 5, 5);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(0, 6, 3, height() - 12), 1.5, 1.5);
    }
    const QColor ink = isChecked() ? theme.accentInk : theme.ink2;
    const double size = m_collapsed ? 18 : 16;
    const double x = m_collapsed ? (width() - size) / 2.0 : 10;
    paintIcon(painter, QRectF(x, (height() - size) / 2.0, size, size), m_iconName, ink);
    if (m_collapsed) {
        if (!m_badge.isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_warning ? theme.warn : theme.ink4);
            painter.drawEllipse(QRectF(x + size - 1, 5, 6, 6));
        }
        return;
    }
    painter.setFont(m_appearance.type().font(charts::Type::Body, isChecked()));
    painter.setPen(ink);
    painter.drawText(QRectF(34, 0, width() - 38, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (!m_badge.isEmpty()) {
        painter.setFont(m_appearance.type().font(charts::Type::Caption));
        const double wide = QFontMetricsF(painter.font()).horizontalAdvance(m_badge) + 14;
        const QRectF pill(width() - wide - 8, (height() - 18) / 2.0, wide, 18);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_warning ? theme.warnSoft : theme.hover);
        painter.drawRoundedRect(pill, 9, 9);
        painter.setPen(m_warning ? theme.warn : theme.ink3);
        painter.drawText(pill, Qt::AlignCenter, m_badge);
    }
}

// A group's name, or a line where the rail is collapsed.
class Rail::Group : public QWidget {
public:
    Group(const Appearance& appearance, QWidget* parent)
        : QWidget(parent)
        , m_appearance(appearance)
    {
        setFixedHeight(26);
    }
    void set(const QString& text, bool collapsed)
    {
        m_text = text;
        m_collapsed = collapsed;
        setFixedHeight(collapsed ? 17 : 26);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        if (m_collapsed) {
            painter.fillRect(QRect(width() / 2 - 11, height() / 2, 22, 1), m_appearance.theme().line2);
            return;
        }
        painter.setFont(m_appearance.type().font(charts::Type::Caption, true));
        painter.setPen(m_appearance.theme().ink3);
        painter.drawText(rect().adjusted(8, 4, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
    }

private:
    const Appearance& m_appearance;
    QString m_text;
    bool m_collapsed = false;
};

namespace {

// In the order of Rail::Place; `group` is the heading above the first place of a group.
struct Entry {
    const char *icon, *objectName, *name, *group;
};
constexpr std::array<Entry, Rail::PlaceCount> kEntries {{
    {"overview", "railOverview", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Overview"), nullptr},
    {"segments", "railSegments", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Segments"), QT_TRANSLATE_NOOP("holdfast::app::Rail", "EXPLORE")},
    {"pulse", "railEarlyWarning", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Early warning"), nullptr},
    {"smile", "railSatisfaction", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Satisfaction"), nullptr},
    {"value", "railValue", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Value & lifecycle"), nullptr},
    {"person", "railCustomers", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Customers"), nullptr},
    {"flag", "railCampaigns", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Campaigns"), QT_TRANSLATE_NOOP("holdfast::app::Rail", "ACT")},
    {"doc", "railBriefings", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Briefings"), QT_TRANSLATE_NOOP("holdfast::app::Rail", "REPORT")},
    {"db", "railSources", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Sources"), QT_TRANSLATE_NOOP("holdfast::app::Rail", "DATA")},
    {"shield", "railQuality", QT_TRANSLATE_NOOP("holdfast::app::Rail", "Quality"), nullptr},
}};

} // namespace

Rail::Rail(const Appearance& appearance, QWidget* parent)
    : QFrame(parent)
    , m_appearance(appearance)
{
    setProperty("surface", QStringLiteral("rail"));
    setObjectName(QStringLiteral("rail"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(0);
    for (int place = 0; place < PlaceCount; ++place) {
        const Entry& entry = kEntries[std::size_t(place)];
        if (entry.group != nullptr) {
            m_groups.append(new Group(appearance, this));
            layout->addWidget(m_groups.last());
        }
        auto* item = new RailItem(QString::fromLatin1(entry.icon), appearance, this);
        item->setObjectName(QString::fromLatin1(entry.objectName));
        item->setCheckable(true);
        connect(item, &RailItem::clicked, this, [this, place] {
            setCurrent(place);
            Q_EMIT chosen(place);
        });
        m_items.append(item);
        layout->addWidget(item);
    }
    layout->addStretch(1);
    m_settings = new RailItem(QStringLiteral("gear"), appearance, this);
    m_settings->setObjectName(QStringLiteral("railSettings"));
    connect(m_settings, &RailItem::clicked, this, &Rail::settingsWanted);
    layout->addWidget(m_settings);
    m_collapse = new RailItem(QStringLiteral("chevron-left"), appearance, this);
    m_collapse->setObjectName(QStringLiteral("railCollapse"));
    connect(m_collapse, &RailItem::clicked, this, &Rail::collapseWanted);
    layout->addWidget(m_collapse);
    setFixedWidth(200);
    retranslate();
    setCurrent(Overview);
}

void Rail::setCurrent(int place)
{
    for (int i = 0; i < m_items.size(); ++i)
        m_items[i]->setChecked(i == place);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? 52 : 200);
    retranslate();
}

void Rail::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Rail::retranslate()
{
    qsizetype group = 0;
    for (int i = 0; i < m_items.size(); ++i) {
        const Entry& entry = kEntries[std::size_t(i)];
        m_items[i]->setText(tr(entry.name));
        m_items[i]->setAccessibleName(tr(entry.name));
        m_items[i]->setCollapsed(m_collapsed);
        if (entry.group != nullptr)
            m_groups[group++]->set(tr(entry.group), m_collapsed);
    }
    m_settings->setText(tr("Settings"));
    m_settings->setAccessibleName(tr("Settings"));
    m_settings->setCollapsed(m_collapsed);
    m_collapse->setText(m_collapsed ? tr("Expand") : tr("Collapse"));
    m_collapse->setAccessibleName(m_collapse->text());
    m_collapse->setCollapsed(m_collapsed);
}

} // namespace holdfast::app
