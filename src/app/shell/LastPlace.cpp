// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/LastPlace.h"

#include "app/shell/Rail.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace holdfast::app {

static const QString kKey = QStringLiteral("window/places");

static QJsonObject places(const Preferences& preferences)
{
    return QJsonDocument::fromJson(preferences.text(kKey).toUtf8()).object();
}

std::optional<Place> lastPlace(const Preferences& preferences, const QString& workspace)
{
    const QJsonArray kept = places(preferences).value(workspace).toArray();
    const Place place {kept.at(0).toInt(-1), kept.at(1).toInt()};
    if (place.place < 0 || place.place >= Rail::PlaceCount)
        return {};
    return place;
}

void keepPlace(Preferences& preferences, const QString& workspace, const Place& place)
{
    const QJsonObject before = places(preferences);
    QJsonObject after;
    for (const RecentWorkspace& recent : preferences.recent())
        if (const QJsonValue kept = before.value(recent.path); !kept.isUndefined())
            after[recent.path] = kept;
    after[workspace] = QJsonArray {place.place, place.tab};
    preferences.setText(kKey, QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact)));
}

} // namespace holdfast::app
