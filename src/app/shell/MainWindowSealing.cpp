// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two commands for encrypted archives: where to, which passphrase, then a job.
#include "app/shell/MainWindow.h"
#include "flow/Sealing.h"

#include <QFileInfo>

namespace holdfast::app {

// A passphrase shared by the steps of a job, overwritten when the last one is gone.
static std::shared_ptr<const std::string> kept(std::string passphrase)
{
    return {new std::string(std::move(passphrase)), [](std::string* last) {
                seal::wipe(*last);
                delete last;
            }};
}

void MainWindow::sealWorkspace()
{
    const flow::SessionPtr session = m_with.workbench.session();
    if (!session)
        return;
    const QFileInfo info(m_with.workbench.path());
    Dialogs::FileQuestion question;
    question.title = tr("Seal the workspace into");
    question.filter = tr("Sealed archives (*.sealed)");
    question.suggested = info.absolutePath() + u'/' + info.completeBaseName() + QStringLiteral(".sealed");
    question.suffix = QStringLiteral("sealed");
    m_with.dialogs.askSaveFile(this, question, [this, session](const QString& path) {
        m_with.dialogs.askPassphrase(this, PassphraseDialog::Purpose::Seal, [this, session, path](std::string passphrase) {
            JobRequest request;
            request.name = tr("Sealing the workspace");
            request.lane = Lane::Writer;
            m_with.workbench.jobs().run<bool>(
                request, this,
                [session, target = path.toStdString(), secret = kept(std::move(passphrase))](core::JobContext& job) -> core::Result<bool> {
                    if (auto sealed = flow::sealWorkspace(*session, target, *secret, job); !sealed)
                        return std::unexpected(sealed.error());
                    return true;
                },
                [this](core::Result<bool> result) {
                    if (!result && result.error().code != core::Code::Cancelled)
                        tellFailure(tr("Archive not written"), result.error());
                });
        });
    });
}

void MainWindow::openSealed()
{
    Dialogs::FileQuestion question;
    question.title = tr("Open a sealed archive");
    question.filter = tr("Sealed archives (*.sealed);;All files (*)");
    m_with.dialogs.askOpenFiles(this, question, false, [this](const QStringList& files) {
        if (files.isEmpty())
            return;
        const QFileInfo archive(files.first());
        Dialogs::FileQuestion where;
        where.title = tr("Save the workspace of the archive as");
        where.filter = tr("Holdfast workspaces (*.holdfast)");
        where.suggested = archive.absolutePath() + u'/' + archive.completeBaseName() + QStringLiteral(".holdfast");
        where.suffix = QStringLiteral("holdfast");
        m_with.dialogs.askSaveFile(this, where, [this, from = archive.filePath()](const QString& path) {
            m_with.dialogs.askPassphrase(this, PassphraseDialog::Purpose::Open, [this, from, path](std::string passphrase) {
                JobRequest request;
                request.name = tr("Opening the sealed archive");
                m_with.workbench.jobs().run<bool>(
                    request, this,
                    [source = from.toStdString(), target = path.toStdString(), secret = kept(std::move(passphrase))](core::JobContext& job) -> core::Result<bool> {
                        if (auto done = flow::unsealWorkspace(source, target, *secret, job); !done)
                            return std::unexpected(done.error());
                        return true;
                    },
                    [this, path](core::Result<bool> result) {
                        if (result)
                            m_with.workbench.open(path);
                        else if (result.error().code != core::Code::Cancelled)
                            tellFailure(tr("Archive not opened"), result.error());
                    });
            });
        });
    });
}

} // namespace holdfast::app
