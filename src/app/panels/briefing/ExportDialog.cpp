// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/briefing/ExportDialog.h"

#include "app/look/Catalogues.h"
#include "app/panels/briefing/PagePictures.h"
#include "flow/Briefings.h"
#include "present/ErrorText.h"
#include "ui_ExportDialog.h"

#include <QDir>
#include <QFileInfo>

namespace holdfast::app {

ExportDialog::ExportDialog(const Surroundings& with, const QString& briefing, QWidget* parent)
    : QDialog(parent)
    , m_with(with)
    , m_briefing(briefing)
    , m_ui(std::make_unique<Ui::ExportDialog>())
{
    m_ui->setupUi(this);
    m_ui->run->setProperty("role", QStringLiteral("primary"));
    m_ui->what->setProperty("type", QStringLiteral("secondary"));
    m_ui->problem->setProperty("type", QStringLiteral("bad"));
    for (const QString& language : Appearance::languages())
        m_ui->language->addItem(Appearance::languageName(language), language);
    m_ui->language->setCurrentIndex(m_ui->language->findData(with.appearance.language()));
    const QFileInfo workspace(with.workbench.path());
    const QString day = QString::fromStdString(core::isoText(with.workbench.state().dataTo));
    QString base = workspace.completeBaseName() + (day.isEmpty() ? QString() : u' ' + day);
    if (briefing != QStringLiteral("weekly-churn"))
        base += u' ' + QString(briefing).replace(u'/', u'-');
    base.prepend(workspace.absolutePath() + u'/');
    m_ui->pdfPath->setText(QDir::toNativeSeparators(base + QStringLiteral(".pdf")));
    m_ui->xlsxPath->setText(QDir::toNativeSeparators(base + QStringLiteral(".xlsx")));
    m_ui->pdfPath->setAccessibleName(tr("PDF file"));
    m_ui->xlsxPath->setAccessibleName(tr("Excel file"));
    connect(m_ui->pdf, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_ui->xlsx, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(m_ui->pdfPath, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_ui->xlsxPath, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_ui->pdfBrowse, &QPushButton::clicked, this, [this] { browse(true); });
    connect(m_ui->xlsxBrowse, &QPushButton::clicked, this, [this] { browse(false); });
    connect(m_ui->cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->run, &QPushButton::clicked, this, &ExportDialog::run);
    m_ui->keep->setEnabled(!with.workbench.isReadOnly());
    refresh();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::refresh()
{
    m_ui->pdfPath->setEnabled(m_ui->pdf->isChecked());
    m_ui->pdfBrowse->setEnabled(m_ui->pdf->isChecked());
    m_ui->xlsxPath->setEnabled(m_ui->xlsx->isChecked());
    m_ui->xlsxBrowse->setEnabled(m_ui->xlsx->isChecked());
    const bool pdf = m_ui->pdf->isChecked() && !m_ui->pdfPath->text().trimmed().isEmpty();
    const bool xlsx = m_ui->xlsx->isChecked() && !m_ui->xlsxPath->text().trimmed().isEmpty();
    QStringList replaced;
    for (const auto& [wanted, edit] : {std::pair {pdf, m_ui->pdfPath}, {xlsx, m_ui->xlsxPath}})
        if (wanted && QFileInfo::exists(edit->text()))
            replaced.append(QFileInfo(edit->text()).fileName());
    m_ui->problem->setText(replaced.isEmpty() ? QString() : tr("Will be replaced: %1").arg(replaced.join(QStringLiteral(", "))));
    m_ui->problem->setVisible(!replaced.isEmpty());
    m_ui->run->setEnabled(pdf || xlsx);
}

void ExportDialog::browse(bool pdf)
{
    QLineEdit* edit = pdf ? m_ui->pdfPath : m_ui->xlsxPath;
    Dialogs::FileQuestion question;
    question.title = tr("Export briefing as");
    question.filter = pdf ? tr("PDF documents (*.pdf)") : tr("Excel workbooks (*.xlsx)");
    question.suggested = edit->text();
    question.suffix = pdf ? QStringLiteral("pdf") : QStringLiteral("xlsx");
    m_with.dialogs.askSaveFile(this, question, [edit](const QString& path) { edit->setText(QDir::toNativeSeparators(path)); });
}

void ExportDialog::run()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    briefing::BriefingRequest wanted;
    wanted.name = m_briefing.toStdString();
    wanted.scope = m_with.workbench.scope();
    const QString language = m_ui->language->currentData().toString();
    wanted.chinese = language == QStringLiteral("zh_CN");
    wanted.sheet.letter = m_ui->paper->currentIndex() >= 2;
    wanted.sheet.landscape = m_ui->paper->currentIndex() % 2 == 1;
    wanted.manager = m_ui->manager->isChecked();
    const bool since = m_ui->since->isChecked(), keep = m_ui->keep->isChecked();
    QString pdf, xlsx;
    if (m_ui->pdf->isChecked())
        pdf = QDir::fromNativeSeparators(m_ui->pdfPath->text().trimmed());
    if (m_ui->xlsx->isChecked())
        xlsx = QDir::fromNativeSeparators(m_ui->xlsxPath->text().trimmed());
    JobRequest request;
    request.name = tr("Exporting the briefing");
    QWidget* window = parentWidget();
    m_with.workbench.jobs().run<flow::BriefingIssue>(
        request, window,
        [session, wanted, pdf, xlsx, since, language, relay = sharedRelay(language)](core::JobContext& job) mutable -> core::Result<flow::BriefingIssue> {
            auto plan = flow::briefingPlan(*session, wanted.name);
            if (!plan)
                return std::unexpected(plan.error());
            wanted.plan = std::move(*plan);
            if (since) {
                auto issues = flow::briefingIssues(*session, wanted.name);
                if (!issues)
                    return std::unexpected(issues.error());
                if (!issues->empty())
                    wanted.since = std::move(issues->back());
            }
            const SpeakingLanguage speaking(language);
            return briefing::writeBriefing(*session, wanted, pdf, xlsx, ChartRelay::painterFor(relay, job), job);
        },
        [window, keep, session, workbench = &m_with.workbench, dialogs = &m_with.dialogs](core::Result<flow::BriefingIssue> result) {
            if (!result && result.error().code != core::Code::Cancelled)
                dialogs->tell(window, tr("Briefing not exported"), present::errorText(result.error()), QString::fromStdString(result.error().detail));
            else if (result && keep && workbench->session() == session)
                workbench->change(tr("Keeping the issue"), [issue = *result](flow::Session& file, core::JobContext& job) { return flow::keepBriefingIssue(file, issue, job); });
        });
    accept();
}

void ExportDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
    QDialog::changeEvent(event);
}

} // namespace holdfast::app
