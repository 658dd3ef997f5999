// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/sources/ImportController.h"

#include "core/Json.h"

#include <QFileInfo>

namespace holdfast::app {

int SourceFile::openChoices() const
{
    if (!preview || state == FileState::Loaded || state == FileState::Loading || state == FileState::Waiting)
        return 0;
    const auto open = std::count_if(preview->findings.begin(), preview->findings.end(),
        [](const core::Finding& finding) { return finding.severity == core::Severity::NeedsChoice; });
    const int refreshChoice = refresh && refresh->mustChoose && !beside ? 1 : 0;
    return static_cast<int>(open) + static_cast<int>(preview->missingFields.size()) + (preview->role.empty() ? 1 : 0) + refreshChoice;
}

ImportController::ImportController(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::closed, this, &ImportController::clear);
}

const SourceFile* ImportController::current() const
{
    return m_current >= 0 && m_current < int(m_files.size()) ? &m_files[std::size_t(m_current)] : nullptr;
}

SourceFile* ImportController::byId(int id)
{
    for (SourceFile& file : m_files)
        if (file.id == id)
            return &file;
    return nullptr;
}

void ImportController::setCurrent(int index)
{
    if (index == m_current || index >= int(m_files.size()))
        return;
    m_current = index;
    Q_EMIT changed();
}

void ImportController::addFiles(const QStringList& paths)
{
    for (const QString& path : paths) {
        const QString absolute = QFileInfo(path).absoluteFilePath();
        const auto same = std::find_if(m_files.begin(), m_files.end(), [&](const SourceFile& file) { return file.path == absolute; });
        if (same != m_files.end() && same->state != FileState::Failed && same->state != FileState::Loaded) {
            m_current = int(same - m_files.begin());
            continue;
        }
        SourceFile file;
        file.id = ++m_lastId;
        file.path = absolute;
        file.name = QFileInfo(path).fileName();
        if (same != m_files.end()) {
            *same = file;
            m_current = int(same - m_files.begin());
        } else {
            m_files.push_back(file);
            m_current = int(m_files.size()) - 1;
        }
        survey(m_files[std::size_t(m_current)], {}, {});
    }
    if (!paths.isEmpty())
        m_current = std::max(0, int(m_files.size()) - int(paths.size()));
    Q_EMIT changed();
}

void ImportController::removeCurrent()
{
    const SourceFile* file = current();
    if (!file || file->state == FileState::Loading)
        return;
    m_workbench.jobs().drop(QStringLiteral("survey-%1").arg(file->id));
    m_workbench.jobs().drop(QStringLiteral("compare-%1").arg(file->id));
    m_files.erase(m_files.begin() + m_current);
    m_current = std::min(m_current, int(m_files.size()) - 1);
    Q_EMIT changed();
}

void ImportController::clear()
{
    for (const SourceFile& file : m_files) {
        m_workbench.jobs().drop(QStringLiteral("survey-%1").arg(file.id));
        m_workbench.jobs().drop(QStringLiteral("compare-%1").arg(file.id));
    }
    m_files.clear();
    m_current = -1;
    m_loading = false;
    Q_EMIT changed();
}

int ImportController::openChoices() const
{
    int n = 0;
    for (const SourceFile& file : m_files)
        n += file.openChoices();
    return n;
}

int ImportController::readyFiles() const
{
    return static_cast<int>(std::count_if(
        m_files.begin(), m_files.end(), [](const SourceFile& file) { return file.state == FileState::Ready; }));
}

int ImportController::readyRefreshes() const
{
    return static_cast<int>(std::count_if(m_files.begin(), m_files.end(),
        [](const SourceFile& file) { return file.state == FileState::Ready && file.isRefresh() && !file.beside; }));
}

void ImportController::survey(SourceFile& file, const QString& role, const std::string& mapping)
{
    file.state = FileState::Reading;
    file.problem.reset();
    file.refresh.reset();
    file.refreshProblem.reset();
    file.comparing = false;
    m_workbench.jobs().drop(QStringLiteral("compare-%1").arg(file.id));
    flow::PreviewRequest preview;
    preview.path = file.path.toStdString();
    preview.role = role.toStdString();
    preview.mapping = mapping;
    JobRequest request;
    request.name = tr("Reading %1").arg(file.name);
    request.key = QStringLiteral("survey-%1").arg(file.id);
    request.visible = false;
    const flow::SessionPtr session = m_workbench.session();
    m_workbench.jobs().run<flow::SourcePreview>(
        request, this,
        [session, preview](core::JobContext& job) { return flow::previewSource(session.get(), preview, job); },
        [this, id = file.id](core::Result<flow::SourcePreview> result) {
            SourceFile* target = byId(id);
            if (!target)
                return;
            if (result) {
                target->preview = std::move(*result);
                settle(*target);
                // Loaded before in this shape: say what the file would change.
                if (target->state == FileState::Ready && !target->preview->rememberedFrom.empty())
                    compare(*target);
            } else {
                // An edit that can't be read leaves the last good survey in view.
                target->problem = result.error();
                target->state = FileState::Failed;
            }
            Q_EMIT changed();
        });
}

void ImportController::settle(SourceFile& file)
{
    const bool choose = file.refresh && file.refresh->mustChoose && !file.beside;
    file.state = file.comparing ? FileState::Reading : file.preview->ready() && !choose ? FileState::Ready : FileState::Choices;
}

void ImportController::compare(SourceFile& file)
{
    const flow::SessionPtr session = m_workbench.session();
    if (!session)
        return;
    file.comparing = true;
    file.refreshProblem.reset();
    settle(file);
    flow::RefreshRequest wanted;
    wanted.path = file.path.toStdString();
    wanted.role = file.preview->role;
    wanted.mapping = file.preview->mapping;
    wanted.rule = file.rule;
    JobRequest request;
    request.name = tr("Comparing %1 with earlier loads").arg(file.name);
    request.key = QStringLiteral("compare-%1").arg(file.id);
    request.visible = false;
    m_workbench.jobs().run<flow::RefreshPreview>(
        request, this, [session, wanted](core::JobContext& job) { return flow::previewRefresh(*session, wanted, job); },
        [this, session, id = file.id](core::Result<flow::RefreshPreview> result) {
            SourceFile* target = byId(id);
            if (!target || m_workbench.session() != session)
                return;
            target->comparing = false;
            if (result)
                target->refresh = std::move(*result);
            else
                target->refreshProblem = result.error();
            if (target->state == FileState::Reading)
                settle(*target);
            Q_EMIT changed();
        });
}

void ImportController::setRefreshRule(const QString& rule)
{
    if (!current() || !current()->refresh)
        return;
    SourceFile& file = m_files[std::size_t(m_current)];
    file.beside = rule == QStringLiteral("beside");
    if (file.beside) {
        settle(file);
    } else {
        file.rule = flow::parseRefreshRule(rule.toStdString());
        compare(file);
    }
    Q_EMIT changed();
}

void ImportController::setRole(const QString& role)
{
    // Another role means other fields: the mapping starts anew.
    if (current())
        survey(m_files[std::size_t(m_current)], role, {});
    Q_EMIT changed();
}

void ImportController::setField(int column, const QString& field)
{
    const SourceFile* file = current();
    if (!file || !file->preview || column < 0 || column >= int(file->preview->columns.size()))
        return;
    const std::string mapping = flow::withColumn(
        file->preview->mapping, file->preview->columns[std::size_t(column)].name, field.toStdString(), {});
    survey(m_files[std::size_t(m_current)], {}, mapping);
    Q_EMIT changed();
}

void ImportController::setType(int column, const QString& type)
{
    const SourceFile* file = current();
    if (!file || !file->preview || column < 0 || column >= int(file->preview->columns.size()))
        return;
    const flow::SourceColumn& target = file->preview->columns[std::size_t(column)];
    survey(m_files[std::size_t(m_current)], {}, flow::withColumn(file->preview->mapping, target.name, target.field, type.toStdString()));
    Q_EMIT changed();
}

void ImportController::setPrivacy(int column, const QString& privacy)
{
    const SourceFile* file = current();
    if (!file || !file->preview || column < 0 || column >= int(file->preview->columns.size()))
        return;
    survey(m_files[std::size_t(m_current)], {},
        flow::withPrivacy(file->preview->mapping, file->preview->columns[std::size_t(column)].name, privacy.toStdString()));
    Q_EMIT changed();
}

void ImportController::setDialect(const QString& key, const QString& value)
{
    const SourceFile* file = current();
    if (!file || !file->preview)
        return;
    const bool otherTable = key == QStringLiteral("sheet") || key == QStringLiteral("table");
    survey(m_files[std::size_t(m_current)], otherTable ? QString() : QString::fromStdString(file->preview->role),
        flow::withDialect(file->preview->mapping, key.toStdString(), value.toStdString()));
    Q_EMIT changed();
}

// Answers are kept by column where the finding has one, else by code.
static std::string keyOf(const core::Finding& finding)
{
    return finding.where.column.empty() ? std::string(core::word(finding.code)) : finding.where.column;
}

QString ImportController::answerTo(const core::Finding& finding) const
{
    const SourceFile* file = current();
    if (!file || !file->preview)
        return {};
    const core::Json mapping = core::Json::parse(file->preview->mapping, nullptr, false);
    if (!mapping.is_object() || !mapping.contains("answers"))
        return {};
    const core::Json& answers = mapping["answers"];
    const auto found = answers.find(keyOf(finding));
    return found != answers.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

void ImportController::answer(const core::Finding& finding, const QString& choice)
{
    const SourceFile* file = current();
    if (!file || !file->preview)
        return;
    survey(m_files[std::size_t(m_current)], {}, flow::withAnswer(file->preview->mapping, keyOf(finding), choice.toStdString()));
    Q_EMIT changed();
}

void ImportController::setDateOrder(const QString& order)
{
    const SourceFile* file = current();
    if (!file || !file->preview)
        return;
    std::string mapping = file->preview->mapping;
    bool any = false;
    for (const core::Finding& finding : file->preview->findings)
        if (finding.code == core::Code::AmbiguousDate && !finding.where.column.empty()
            && std::find(finding.choices.begin(), finding.choices.end(), order.toStdString()) != finding.choices.end()) {
            mapping = flow::withAnswer(mapping, finding.where.column, order.toStdString());
            any = true;
        }
    if (any)
        survey(m_files[std::size_t(m_current)], {}, mapping);
    Q_EMIT changed();
}

void ImportController::loadReady()
{
    for (SourceFile& file : m_files)
        if (file.state == FileState::Ready)
            file.state = FileState::Waiting;
    Q_EMIT changed();
    if (!m_loading)
        loadNext();
}

void ImportController::loadNext()
{
    SourceFile* next = nullptr;
    for (SourceFile& file : m_files)
        if (file.state == FileState::Waiting && (!next || (file.preview->role == "customer" && next->preview->role != "customer")))
            next = &file;
    m_loading = next != nullptr;
    if (!next) {
        Q_EMIT loadedAll();
        return;
    }
    next->state = FileState::Loading;
    m_current = int(next - m_files.data());
    Q_EMIT changed();
    const int id = next->id;
    if (next->isRefresh() && !next->beside) {
        flow::RefreshRequest request;
        request.path = next->path.toStdString();
        request.role = next->preview->role;
        request.mapping = next->preview->mapping;
        request.rule = next->rule;
        m_workbench.refreshSource(request, this, [this, id](core::Result<flow::RefreshAnswer> result) {
            if (SourceFile* file = byId(id); file && result)
                file->refresh = std::move(result->preview);
            loaded(id, result ? core::Result<flow::ImportAnswer>(std::move(result->load)) : std::unexpected(result.error()));
        });
        return;
    }
    flow::ImportRequest request;
    request.path = next->path.toStdString();
    request.role = next->preview->role;
    request.mapping = next->preview->mapping;
    m_workbench.importSource(request, this, [this, id](core::Result<flow::ImportAnswer> result) { loaded(id, std::move(result)); });
}

void ImportController::loaded(int id, core::Result<flow::ImportAnswer> result)
{
    if (SourceFile* file = byId(id)) {
        if (result) {
            file->answer = std::move(*result);
            file->state = FileState::Loaded;
        } else if (result.error().code == core::Code::Cancelled) {
            file->state = FileState::Ready;
        } else {
            file->problem = result.error();
            file->state = FileState::Failed;
        }
        Q_EMIT changed();
    }
    loadNext();
}

} // namespace holdfast::app
