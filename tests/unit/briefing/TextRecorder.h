// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QString>

#include <memory>

namespace holdfast::tests {

// A device on which painting leaves nothing but where each text stood, in px of the device.
class TextRecorder : public QPaintDevice {
public:
    struct Text {
        QString words;
        QRectF box; // from the ascent to the descent, as wide as its glyphs advance
    };
    TextRecorder();
    QList<Text> texts;
    QPaintEngine* paintEngine() const override { return m_engine.get(); }

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    std::unique_ptr<QPaintEngine> m_engine;
};

} // namespace holdfast::tests
