// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/look/Appearance.h"

#include <QAbstractButton>

namespace holdfast::app {

// A button that shows what it sets: icon, quiet label, value, and a chevron when it opens a menu. Of the context bar.
class ContextButton : public QAbstractButton {
    Q_OBJECT
public:
    ContextButton(const Appearance& appearance, const QString& iconName, bool chevron, QWidget* parent = nullptr);
    void setTexts(const QString& label, const QString& value);
    QString value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QFont labelFont() const;
    const Appearance& m_appearance;
    QString m_iconName, m_label, m_value;
    bool m_chevron;
};

// A filter as a chip: label, value, and a cross that removes it.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const Appearance& appearance, const QString& label, const QString& value, QWidget* parent = nullptr);
    QString value() const { return m_value; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect cross() const;
    const Appearance& m_appearance;
    QString m_label, m_value; // value elided after 24 characters
};

// "2,147 of 48,851 · 4.4%" above a bar of that share.
class ScopeMeter : public QWidget {
    Q_OBJECT
public:
    explicit ScopeMeter(const Appearance& appearance, QWidget* parent = nullptr);
    // all = 0: nothing to show.
    void setCounts(quint64 selected, quint64 all);
    QString text() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString rest() const;
    const Appearance& m_appearance;
    quint64 m_selected = 0, m_all = 0;
};

} // namespace holdfast::app
