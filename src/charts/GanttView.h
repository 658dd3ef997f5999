// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"
#include "charts/PaintGantt.h"

class QScrollBar;

namespace holdfast::charts {

// A schedule that can be changed. Dragging a bar moves it, its ends change its length; a phase moves with what is in it.
// Keys: up and down choose a row; left and right move it by a day, with Ctrl by a week; with Shift they move its end; Enter
// opens; Esc takes a drag back. What is told is one gesture: on release of the button or of the key.
// Ctrl and the wheel, + and - show less or more of the time, 0 all of it; Shift and the wheel, or page up and down, go along it; a row that
// is chosen comes into sight.
class GanttView : public ChartWidget {
    Q_OBJECT
public:
    explicit GanttView(QWidget* parent = nullptr);
    void setSpec(const present::GanttSpec& spec); // the chosen row stays while its id is there
    const present::GanttSpec& spec() const { return m_spec; }
    void setEditable(bool editable) { m_editable = editable; }
    QString chosen() const; // id of the row, or empty
    void choose(const QString& id);
    QRect barRect(const QString& id) const; // in widget coordinates; null: out of sight or without dates
    QSize sizeHint() const override { return {640, 380}; }

    enum class Zoom : std::uint8_t { All, Quarter, Month, Week, Other };
    void setZoom(Zoom zoom); // around the chosen row, else today, else the middle of what is seen; Other: nothing
    Zoom zoom() const;
    std::pair<core::CivilDate, core::CivilDate> seen() const { return {m_spec.first, m_spec.last}; } // first and last day

Q_SIGNALS:
    void rowChosen(const QString& id);
    void zoomed();
    void opened(const QString& id); // Enter or double click
    void moved(const QString& id, core::CivilDate start, core::CivilDate end); // new planned days

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override; // Shift+arrows and Esc are its own, not shortcuts of the window
    void restyled() override;

    int readableRows() const override { return int(m_spec.rows.size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int) const override { return row == m_options.currentBin; }

private:
    enum class Grip : std::uint8_t { None, Move, Start, End };
    struct Gesture {
        int row = -1;
        Grip grip = Grip::None;
        double fromX = 0;
        int days = 0; // moved so far
        bool byKey = false;
    };
    QRectF body() const;
    GanttLayout layout() const { return layoutGantt(body(), m_spec, m_options); }
    Grip gripAt(int row, const QPointF& position) const;
    bool takes(const QKeyEvent& event) const;
    std::pair<core::CivilDate, core::CivilDate> changed() const; // days of the row under the gesture
    void finish(bool keep);
    void chooseRow(int row);
    void scrollTo(int first);
    void show(core::CivilDate first, int days); // moved into the whole, at least a few days
    void zoomBy(double factor, core::CivilDate around);
    core::CivilDate middle() const; // of the chosen bar, else today where it is seen, else of what is seen
    void refreshBar();

    present::GanttSpec m_spec; // first and last: what is seen
    core::CivilDate m_first, m_last; // of all
    QScrollBar* m_bar;
    Gesture m_gesture;
    bool m_editable = true;
};

} // namespace holdfast::charts
