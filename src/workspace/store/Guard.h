// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <exception>
#include <new>
#include <type_traits>
#include <utility>

// Inside this layer a failure travels as an exception; guarded() turns it back into a Result at every public function.
namespace holdfast::workspace {

struct Failure {
    core::Error error;
};

template <class T> T must(core::Result<T>&& result)
{
    if (!result)
        throw Failure {std::move(result.error())};
    return std::move(*result);
}

inline void must(core::Status&& status)
{
    if (!status)
        throw Failure {std::move(status.error())};
}

[[noreturn]] inline void refuse(core::Code code, std::string detail = {},
    std::vector<std::pair<std::string, std::string>> arguments = {})
{
    throw Failure {core::Error {code, std::move(arguments), {}, {}, std::move(detail)}};
}

template <class F> auto guarded(F&& work) noexcept -> core::Result<std::invoke_result_t<F>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (Failure& failure) {
        return std::unexpected(std::move(failure.error));
    } catch (const std::bad_alloc&) {
        return core::fail(core::Code::OutOfMemory);
    } catch (const std::exception& exception) {
        return core::fail(core::Code::Internal, {}, {}, exception.what());
    }
}

} // namespace holdfast::workspace
