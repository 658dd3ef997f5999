// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"
#include "present/pages/FacetRates.h"

#include <QPixmap>
#include <QVariantAnimation>

namespace holdfast::charts {

// One attribute of the cross-filter: histogram or category bars that are brushed.
// Histogram: drag chooses a range, a click one bar, a click on the only chosen bar clears; the edges of a brush can be
// dragged; Ctrl adds. Categories: a click adds or removes. Alt takes the range or bar out of the choice (or out of
// all). Keys: arrows move, Space adds or removes, Shift+arrows extend, Esc clears. A choice shows at once. `brushing`
// comes while the mouse is down whenever the choice changes; `binsChosen` or `cleared` once, when it is finished.
class FacetView : public ChartWidget {
    Q_OBJECT
public:
    explicit FacetView(QWidget* parent = nullptr);
    void setSpec(const present::FacetSpec& spec);
    const present::FacetSpec& spec() const { return m_spec; }
    // Rates instead of shares of customers; without bins the shares again. After setSpec: of the same bins.
    void setRates(const present::FacetRates& rates);
    const present::FacetRates& rates() const { return m_rates; }
    QList<int> chosen() const; // empty = no filter
    int current() const { return m_options.currentBin; }
    QRectF binRect(int bin) const; // in widget coordinates; null when scrolled away
    void setAnimated(bool on); // off: system or settings ask for reduced motion
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void brushing(const QList<int>& bins);
    void binsChosen(const QList<int>& bins);
    void cleared();

protected:
    void restyled() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

    int readableRows() const override { return int(m_spec.bins.size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int column) const override;

private:
    enum class Drag : std::uint8_t { None, Range, Exclude, LeftEdge, RightEdge };
    QRectF body() const;
    const FacetLayout& layout() const;
    Drag edgeAt(const QPointF& position) const; // LeftEdge, RightEdge or None
    void dragEdge(double x);
    QList<int> range(int from, int to) const;
    void choose(QList<int> bins, bool live);
    void finish();
    void moveTo(int bin, bool extend);
    void scrollTo(int bin);
    void changed();
    QStringList tipOf(int bin) const;

    present::FacetSpec m_spec;
    present::FacetRates m_rates;
    mutable FacetLayout m_layout;
    mutable bool m_layoutValid = false;
    QPixmap m_picture; // everything but hover, brush edges and keyboard frame
    Drag m_drag = Drag::None;
    int m_anchor = -1;
    bool m_moved = false, m_byKeyboard = false, m_clearOnRelease = false;
    QList<int> m_start; // choice when the mouse went down
    QList<int> m_before; // what the dragged range is added to or taken from
    QVariantAnimation m_motion; // of the solid bars, old shares to new
    QList<double> m_from, m_shown;
    bool m_animated = true;
    double m_wheel = 0;
};

} // namespace holdfast::charts
