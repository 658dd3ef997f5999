// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/Panel.h"

#include "app/look/Icons.h"
#include "app/widgets/ElidedLabel.h"
#include "charts/GanttView.h"
#include "charts/StageFlowView.h"
#include "charts/TileStrip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

namespace holdfast::app {

PanelHeader::PanelHeader(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_question(new ElidedLabel(this))
    , m_note(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_actions(new QHBoxLayout)
{
    setFixedHeight(44);
    m_title->setProperty("type", QStringLiteral("title"));
    m_question->setProperty("type", QStringLiteral("secondary"));
    m_note->setProperty("type", QStringLiteral("secondary"));
    m_question->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->hide();
    m_note->hide();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_tabs);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_note);
    m_actions->setSpacing(6);
    layout->addLayout(m_actions);
}

void PanelHeader::setTexts(const QString& title, const QString& question)
{
    m_title->setText(title);
    m_question->setText(question);
    m_question->setToolTip(question);
}

void PanelHeader::setTabs(const QStringList& texts)
{
    while (m_tabs->count() < texts.size())
        m_tabs->addTab(QString());
    for (int i = 0; i < texts.size(); ++i)
        m_tabs->setTabText(i, QString(texts[i]).replace(u'&', QStringLiteral("&&")));
    m_tabs->setVisible(texts.size() > 1);
}

void PanelHeader::addAction(QWidget* action)
{
    m_actions->addWidget(action);
}

void PanelHeader::setNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

Panel::Panel(const Surroundings& surroundings, QWidget* parent)
    : QWidget(parent)
    , m_with(surroundings)
    , m_header(new PanelHeader(this))
    , m_pages(new QStackedLayout)
    , m_body(new QVBoxLayout)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(m_pages, 1);
    auto* body = new QWidget(this);
    body->setLayout(m_body);
    m_pages->addWidget(body);
    m_body->setContentsMargins(0, 0, 0, 0);
    connect(m_header->tabs(), &QTabBar::currentChanged, this, &Panel::tabChanged);
    connect(&m_with.workbench, &Workbench::stateChanged, this, &Panel::refreshStart);
    connect(&m_with.workbench, &Workbench::closing, this, &Panel::forgetFigures);
}

// Blocks do it themselves.
void Panel::forgetFigures()
{
    for (charts::TileStrip* strip : findChildren<charts::TileStrip*>())
        strip->setTiles({});
    for (charts::StageFlowView* flow : findChildren<charts::StageFlowView*>())
        flow->setSpec({});
    for (charts::GanttView* schedule : findChildren<charts::GanttView*>())
        schedule->setSpec({});
    for (QLabel* caveats : findChildren<QLabel*>(QStringLiteral("caveats"))) {
        caveats->clear();
        caveats->hide();
    }
}

void Panel::showEvent(QShowEvent* event)
{
    refreshStart();
    QWidget::showEvent(event);
}

void Panel::makeStart()
{
    m_start = new QWidget(this);
    m_start->setObjectName(QStringLiteral("panelStart"));
    auto* layout = new QVBoxLayout(m_start);
    auto* mark = new QLabel(m_start);
    mark->setPixmap(icon(QStringLiteral("db"), m_with.appearance, IconTone::Ink3).pixmap(32, 32));
    m_startTitle = new QLabel(m_start);
    m_startTitle->setProperty("type", QStringLiteral("block"));
    m_startText = new QLabel(m_start);
    m_startText->setProperty("type", QStringLiteral("secondary"));
    m_startImport = new QPushButton(m_start);
    m_startImport->setObjectName(QStringLiteral("panelStartImport"));
    m_startImport->setProperty("role", QStringLiteral("primary"));
    connect(m_startImport, &QPushButton::clicked, this, &Panel::importWanted);
    layout->setSpacing(8);
    layout->addStretch(2);
    for (QWidget* part : {static_cast<QWidget*>(mark), static_cast<QWidget*>(m_startTitle), static_cast<QWidget*>(m_startText)})
        layout->addWidget(part, 0, Qt::AlignHCenter);
    layout->addSpacing(4);
    layout->addWidget(m_startImport, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_pages->addWidget(m_start);
}

void Panel::refreshStart()
{
    const bool wanted = usesContext() && m_with.workbench.isOpen() && !m_with.workbench.hasData();
    if (wanted && !m_start)
        makeStart();
    if (m_start) {
        m_startTitle->setText(tr("No customers yet"));
        m_startText->setText(tr("Import a table of customers or of transactions: either is enough to start."));
        m_startImport->setText(tr("Import files…"));
    }
    m_pages->setCurrentIndex(wanted ? 1 : 0);
}

void Panel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshStart();
    }
    QWidget::changeEvent(event);
}

} // namespace holdfast::app
