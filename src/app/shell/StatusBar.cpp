// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/StatusBar.h"

#include "app/model/Viewing.h"

#include "app/look/Icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace holdfast::app {

namespace {

class Divider : public QWidget {
public:
    Divider(const Appearance& appearance, QWidget* parent)
        : QWidget(parent)
        , m_appearance(appearance)
    {
        setFixedSize(1, 12);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), m_appearance.theme().line2); }

private:
    const Appearance& m_appearance;
};

} // namespace

StatusBar::StatusBar(const Surroundings& with, QWidget* parent)
    : QFrame(parent)
    , m_with(with)
    , m_model(new LiveAnswer<std::optional<flow::ModelStatus>>(with.workbench, QStringLiteral("model-status"), [] { return tr("Reading the risk model"); }, &flow::modelStatus, this))
{
    setProperty("surface", QStringLiteral("bar"));
    setObjectName(QStringLiteral("statusBar"));
    setFixedHeight(24);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 0);
    layout->setSpacing(8);
    m_dot = new QLabel(QStringLiteral("●"), this);
    layout->addWidget(m_dot);
    m_saved = addLabel(*layout, "savedState");
    addDivider(*layout);
    m_dataTo = addLabel(*layout, "dataTo");
    m_modelDivider = addDivider(*layout);
    m_modelText = addLabel(*layout, "modelState");
    layout->addStretch(1);
    m_job = addLabel(*layout, "jobName");
    m_bar = new QProgressBar(this);
    m_bar->setFixedWidth(110);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(5);
    layout->addWidget(m_bar);
    m_jobTime = addLabel(*layout, "jobTime");
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setProperty("role", QStringLiteral("icon"));
    m_cancel->setFixedSize(22, 22);
    m_cancel->setIconSize({12, 12});
    m_cancel->setIcon(icon(QStringLiteral("close"), with.appearance));
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_with.workbench.jobs().cancel(m_jobId); });
    layout->addWidget(m_cancel);
    addDivider(*layout);
    m_language = new QToolButton(this);
    m_language->setObjectName(QStringLiteral("languageSwitch"));
    m_language->setProperty("role", QStringLiteral("link"));
    m_language->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_language);
    for (const QString& language : Appearance::languages())
        menu->addAction(Appearance::languageName(language), this, [this, language] { m_with.appearance.setLanguage(language); });
    m_language->setMenu(menu);
    layout->addWidget(m_language);
    connect(&with.workbench, &Workbench::stateChanged, this, &StatusBar::refresh);
    connect(&with.workbench, &Workbench::closed, this, &StatusBar::refresh, Qt::QueuedConnection);
    connect(&with.workbench, &Workbench::undoChanged, this, &StatusBar::refresh);
    connect(&with.workbench.jobs().model(), &JobModel::changed, this, &StatusBar::refreshJobs);
    connect(&with.appearance, &Appearance::changed, this, &StatusBar::refresh);
    connect(m_model, &LiveAnswerBase::changed, this, &StatusBar::refreshModel);
    connect(&with.workbench, &Workbench::stateChanged, m_model, &LiveAnswerBase::invalidate);
    m_model->setActive(true);
    refresh();
    refreshJobs();
}

QLabel* StatusBar::addLabel(QHBoxLayout& layout, const char* name)
{
    auto* label = new QLabel(this);
    label->setObjectName(QString::fromLatin1(name));
    label->setProperty("type", QStringLiteral("secondary"));
    layout.addWidget(label);
    return label;
}

QWidget* StatusBar::addDivider(QHBoxLayout& layout)
{
    auto* divider = new Divider(m_with.appearance, this);
    layout.addWidget(divider);
    return divider;
}

// Nothing is said while there is no model.
void StatusBar::refreshModel()
{
    const auto* model = m_with.workbench.isOpen() && !m_model->problem() && m_model->answer() && *m_model->answer() ? &**m_model->answer() : nullptr;
    m_modelText->setVisible(model);
    m_modelDivider->setVisible(model);
    if (!model)
        return;
    const present::Fmt fmt = m_with.appearance.fmt();
    const QString name = QString::fromStdString(model->name), auc = model->auc.value ? fmt.number(*model->auc.value, 2) : fmt.missing();
    m_modelText->setText(model->retrain ? tr("Model %1 · AUC %2 · retrain").arg(name, auc) : tr("Model %1 · AUC %2").arg(name, auc));
    QString tip = model->outOfTime ? tr("Tested out of time.") : tr("Cross-validated.");
    if (model->auc.lower && model->auc.upper)
        tip += u' ' + tr("95% CI of the AUC: %1").arg(fmt.interval(*model->auc.lower, *model->auc.upper, 3));
    if (model->retrain)
        tip += u' ' + tr("The customers have changed since the training: train the model again.");
    m_modelText->setToolTip(tip);
}

QWidget* StatusBar::jobsAnchor() const
{
    return m_job;
}

void StatusBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        refresh();
        refreshJobs();
    }
    QFrame::changeEvent(event);
}

void StatusBar::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && event->position().x() > m_dataTo->geometry().right() + 40)
        Q_EMIT jobsWanted();
}

void StatusBar::refresh()
{
    const Workbench& workbench = m_with.workbench;
    const charts::Theme& theme = m_with.appearance.theme();
    QColor dot = theme.ink4;
    if (!workbench.isOpen()) {
        m_saved->setText(workbench.isBusyOpening() ? tr("Opening…") : tr("No workspace open"));
    } else if (workbench.isReadOnly()) {
        m_saved->setText(isViewing(workbench) ? tr("Viewing only") : tr("Read only"));
    } else if (m_with.workbench.jobs().isWriting()) {
        m_saved->setText(tr("Saving…"));
        dot = theme.warn;
    } else {
        m_saved->setText(tr("All changes saved"));
        dot = theme.good;
    }
    QPalette colours = m_dot->palette();
    colours.setColor(QPalette::WindowText, dot);
    m_dot->setPalette(colours);
    m_dot->setStyleSheet(QStringLiteral("color: %1; font-size: 9px;").arg(dot.name()));
    const core::CivilDate dataTo = workbench.state().dataTo;
    m_dataTo->setText(!workbench.isOpen()  ? QString()
            : dataTo.isValid() ? tr("Data to %1").arg(m_with.appearance.fmt().date(dataTo))
                               : tr("No dated data yet"));
    refreshModel();
    m_language->setText(Appearance::languageName(m_with.appearance.language()));
    m_language->setAccessibleName(tr("Language"));
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the job"));
}

void StatusBar::refreshJobs()
{
    const JobModel& model = m_with.workbench.jobs().model();
    const JobModel::Entry* running = model.running();
    m_bar->setVisible(running != nullptr);
    m_jobTime->setVisible(running != nullptr);
    m_cancel->setVisible(running != nullptr);
    if (!running) {
        m_jobId = 0;
        const JobModel::Entry* last = model.entries().isEmpty() ? nullptr : &model.entries().last();
        m_job->setText(last && last->state == JobState::Failed ? tr("%1 failed", "job").arg(last->name) : tr("No jobs running"));
        return;
    }
    m_jobId = running->id;
    m_job->setText(running->name);
    m_job->setToolTip(running->stage);
    if (running->fraction < 0) {
        m_bar->setRange(0, 0);
        m_jobTime->setText(running->stage);
        return;
    }
    m_bar->setRange(0, 1000);
    m_bar->setValue(int(running->fraction * 1000));
    const double left = JobModel::secondsLeft(*running);
    const QString percent = QString::number(int(running->fraction * 100)) + u'%';
    m_jobTime->setText(left < 0 ? percent : tr("%1 · %2 left").arg(percent, m_with.appearance.fmt().duration(left)));
}

} // namespace holdfast::app
