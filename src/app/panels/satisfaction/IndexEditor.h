// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/satisfaction/IndexDraft.h"

#include <QFrame>
#include <QTreeWidget>

class QLabel;
class QMenu;
class QPushButton;

namespace holdfast::app {

// The tree of an index: parts are dragged into dimensions and into another order. Nothing moves in the tree itself: it tells where to.
class IndexTree : public QTreeWidget {
    Q_OBJECT
public:
    explicit IndexTree(QWidget* parent);
    QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override; // of one part: its id
    QTreeWidgetItem* itemOf(const QString& id) const; // null: none

Q_SIGNALS:
    // `before`: the id of the sibling it goes before; empty = to the end.
    void dropped(const QString& id, const QString& parent, const QString& before);

protected:
    QStringList mimeTypes() const override;
    void dropEvent(QDropEvent* event) override;
};

// Builds the index: dimensions and items, what each item is measured by, templates. Everything a drag does can be done by the
// menu of a row and by keys: Ctrl+Up and Ctrl+Down move a row, Ctrl+Left takes it out of its dimension, Ctrl+Right into the one
// above; F2 renames, Delete removes.
class IndexEditor : public QFrame {
    Q_OBJECT
public:
    IndexEditor(const Surroundings& with, IndexDraft& draft, LiveAnswer<flow::SurveyModelAnswer>& model, QWidget* parent);
    IndexTree* tree() const { return m_tree; }
    void retranslate();
    void useTemplate(const std::string& id);
    void addDimension(const QString& name);
    void addItem(const std::string& column);
    void removeCurrent();
    void shift(int by); // the current row among its siblings
    void reparent(const std::string& parent); // the current row to the end of another node
    void move(std::string id, std::string parent, std::string before); // empty: to the end
    void setColumn(const std::string& column); // of the current item

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void fillMenus();
    void showMenu(const QPoint& at);
    std::string currentId() const;
    std::string dimensionOf(const std::string& id) const; // the node an item would be added to
    void keep(domain::IndexSystem system, const QString& subject, const std::string& chosen = {});
    QString labelOf(const std::string& column) const;
    Surroundings m_with;
    IndexDraft& m_draft;
    LiveAnswer<flow::SurveyModelAnswer>& m_model;
    QLabel *m_title, *m_hint;
    IndexTree* m_tree;
    QPushButton *m_template, *m_dimension, *m_item, *m_remove;
    QMenu *m_templates, *m_items;
    bool m_filling = false;
};

} // namespace holdfast::app
