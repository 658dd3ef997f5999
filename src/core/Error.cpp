// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Error.h"

namespace holdfast::core {

std::string_view word(Code code)
{
    switch (code) {
#define X(name, text, fault) \
    case Code::name: \
        return text;
        HOLDFAST_CODES(X)
#undef X
    }
    return "internal";
}

Fault faultOf(Code code)
{
    switch (code) {
#define X(name, text, fault) \
    case Code::name: \
        return Fault::fault;
        HOLDFAST_CODES(X)
#undef X
    }
    return Fault::Program;
}

} // namespace holdfast::core
