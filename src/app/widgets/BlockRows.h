// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "present/Page.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QVBoxLayout;

namespace holdfast::app {

class BlockFrame;
class FitScrollArea;

// Blocks in rows that share their height, each known by the id of what it shows. As high as the view while every row has its
// least height, else it scrolls.
class BlockRows : public QWidget {
    Q_OBJECT
public:
    struct Place {
        QString id;
        int span = 1;
        QWidget* widget = nullptr; // shown instead of a block
    };
    BlockRows(const Surroundings& with, QWidget* parent);
    // stretch 0: as high as its least height.
    void addRow(const QList<Place>& places, int least, int stretch = 1);
    // The blocks of these ids show what `page` makes of an answer; `titles` are shown with a problem.
    void follow(LiveAnswerBase& answer, const QStringList& ids, std::function<std::optional<present::Page>()> page, std::function<QStringList()> titles);
    void refresh();
    BlockFrame* block(const QString& id) const { return m_blocks.value(id); }

Q_SIGNALS:
    void actionWanted(const QString& action);

private:
    struct Follower {
        LiveAnswerBase* answer;
        QStringList ids;
        std::function<std::optional<present::Page>()> page;
        std::function<QStringList()> titles;
    };
    void show(const Follower& follower);
    Surroundings m_with;
    FitScrollArea* m_scroll;
    QWidget* m_body;
    QVBoxLayout* m_rows;
    QHash<QString, BlockFrame*> m_blocks;
    QList<Follower> m_followers;
    int m_least = 0;
};

} // namespace holdfast::app
