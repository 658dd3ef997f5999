// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"
#include "flow/ImportSource.h"
#include "flow/Refresh.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace holdfast::app {

enum class FileState : std::uint8_t { Reading, Choices, Ready, Waiting, Loading, Loaded, Failed };

struct SourceFile {
    int id = 0;
    QString path, name;
    FileState state = FileState::Reading;
    std::optional<flow::SourcePreview> preview;
    std::optional<core::Error> problem;
    std::optional<flow::ImportAnswer> answer;
    // A file of a shape that was loaded before: what it would change.
    std::optional<flow::RefreshPreview> refresh;
    std::optional<core::Error> refreshProblem;
    std::optional<flow::RefreshRule> rule; // chosen
    bool comparing = false;
    bool beside = false; // loaded as another file in spite of it
    bool isRefresh() const { return refresh && !refresh->earlier.empty(); }
    int openChoices() const; // answers and fields still missing
};

// The files to import: surveys each in the background, takes the user's edits, loads them one after another.
class ImportController : public QObject {
    Q_OBJECT
public:
    explicit ImportController(Workbench& workbench, QObject* parent = nullptr);

    const std::vector<SourceFile>& files() const { return m_files; }
    const SourceFile* current() const;
    int currentIndex() const { return m_current; }
    void setCurrent(int index);
    void addFiles(const QStringList& paths);
    void removeCurrent();
    void clear();
    int openChoices() const; // of all files
    int readyFiles() const;
    int readyRefreshes() const; // of the ready files those that replace earlier rows

    // Edits of the current file; each surveys it again with the changed mapping.
    void setRole(const QString& role);
    void setField(int column, const QString& field); // "-" leaves the column out, "" keeps it as free attribute
    void setType(int column, const QString& type);
    // What becomes of a column that identifies people: "keep-out", "mask", "pseudonymise", "keep".
    void setPrivacy(int column, const QString& privacy);
    void setDialect(const QString& key, const QString& value);
    void answer(const core::Finding& finding, const QString& choice);
    // The answer given to a finding of the current file; empty = none yet.
    QString answerTo(const core::Finding& finding) const;
    // Reads the date columns of the current file in this order.
    void setDateOrder(const QString& order);

    // "replace", "replace-dates", "update", or "beside" for a load of its own.
    void setRefreshRule(const QString& rule);

    // Loads every ready file, customers first.
    void loadReady();

Q_SIGNALS:
    void changed(); // list, states or the current file
    void loadedAll();

private:
    SourceFile* byId(int id);
    void survey(SourceFile& file, const QString& role, const std::string& mapping);
    void compare(SourceFile& file);
    void settle(SourceFile& file);
    void loadNext();
    void loaded(int id, core::Result<flow::ImportAnswer> result);

    Workbench& m_workbench;
    std::vector<SourceFile> m_files;
    int m_current = -1, m_lastId = 0;
    bool m_loading = false;
};

} // namespace holdfast::app
