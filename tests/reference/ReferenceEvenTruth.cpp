// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "reference/ReferenceFiles.h"

// Every second reference file.
class ReferenceEvenTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void file_data() { holdfast::tests::referenceRows(0, 2); }
    void file() { holdfast::tests::referenceFile(); }
};

HOLDFAST_TEST(ReferenceEvenTruth)
#include "ReferenceEvenTruth.moc"
