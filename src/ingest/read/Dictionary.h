// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"
#include "ingest/csv/Hash.h"

#include <cstdlib>
#include <new>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace holdfast::ingest {

// Memory that is read all over the place: large pages where the system has them, so that an address is found at once.
template <class T> struct FarAllocator {
    using value_type = T;
    static constexpr std::size_t kPage = 2u << 20;
    FarAllocator() = default;
    template <class U> FarAllocator(const FarAllocator<U>&) noexcept { }
    T* allocate(std::size_t n)
    {
        const std::size_t bytes = n * sizeof(T);
        if (bytes < kPage)
            return static_cast<T*>(::operator new(bytes));
        const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
        void* memory = ::operator new(whole, std::align_val_t{kPage});
#if defined(__linux__)
        (void)::madvise(memory, whole, MADV_HUGEPAGE);
#endif
        return static_cast<T*>(memory);
    }
    void deallocate(T* at, std::size_t n) noexcept
    {
        // As statements: clang 19 calls both sides of a conditional expression of them.
        if (n * sizeof(T) < kPage)
            ::operator delete(at);
        else
            ::operator delete(at, std::align_val_t{kPage});
    }
    template <class U> bool operator==(const FarAllocator<U>&) const { return true; }
};

// The words of a coded column: text -> code from 1, in the order of their first appearance. Open addressing with
// 16-byte slots; look-ups of a block are prefetched by the caller, for the slots of large dictionaries are far away.
class Dictionary {
public:
    Dictionary()
        : m_slots(kFirst)
        , m_mask(kFirst - 1)
    {
    }

    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&m_slots[hash & m_mask]); }

    // isNew: this text was not there before.
    [[gnu::always_inline]] std::uint32_t code(std::string_view text, std::uint64_t hash, bool& isNew)
    {
        // A word of up to eight bytes is its own key; a longer one is compared after its hash.
        const auto size = static_cast<std::uint32_t>(text.size());
        const std::uint64_t key = size <= 8 ? shortKey(text) : hash;
        std::size_t i = hash & m_mask;
        while (m_slots[i].code != 0) {
            const Slot& slot = m_slots[i];
            if (slot.key == key && slot.size == size
                && (size <= 8 || std::memcmp(m_words.bytes.data() + beginOf(slot.code), text.data(), size) == 0)) {
                isNew = false;
                return slot.code;
            }
            i = (i + 1) & m_mask;
        }
        isNew = true;
        m_words.push(text);
        const auto code = static_cast<std::uint32_t>(m_words.size());
        m_slots[i] = {key, code, size};
        if (m_words.size() * 2 > m_slots.size())
            grow();
        return code;
    }

    const frame::Texts& words() const { return m_words; }

    // The words added since the last call.
    frame::Texts takeNew()
    {
        frame::Texts fresh;
        for (std::size_t i = m_taken; i < m_words.size(); ++i)
            fresh.push(m_words[i]);
        m_taken = m_words.size();
        return fresh;
    }
    bool hasNew() const { return m_taken < m_words.size(); }

private:
    static constexpr std::size_t kFirst = 1024;
    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t code = 0, size = 0;
    };
    // Up to eight bytes in one word; with the size, no two texts share it.
    static std::uint64_t shortKey(std::string_view text)
    {
        const char* p = text.data();
        const std::size_t n = text.size();
        if (n >= 4) {
            std::uint32_t low = 0, high = 0;
            std::memcpy(&low, p, 4);
            std::memcpy(&high, p + n - 4, 4);
            return low | std::uint64_t{high} << 32;
        }
        return n == 0 ? 0
                      : static_cast<unsigned char>(p[0]) | std::uint64_t{static_cast<unsigned char>(p[n / 2])} << 8
                | std::uint64_t{static_cast<unsigned char>(p[n - 1])} << 16;
    }
    std::uint64_t beginOf(std::uint32_t code) const { return code == 1 ? 0 : m_words.ends[code - 2]; }
    void grow()
    {
        std::vector<Slot, FarAllocator<Slot>> old(m_slots.size() * 2);
        old.swap(m_slots);
        m_mask = m_slots.size() - 1;
        for (const Slot& slot : old) {
            if (slot.code == 0)
                continue;
            const std::uint64_t hash = slot.size <= 8 ? hashText(m_words[slot.code - 1]) : slot.key;
            std::size_t i = hash & m_mask;
            while (m_slots[i].code != 0)
                i = (i + 1) & m_mask;
            m_slots[i] = slot;
        }
    }
    frame::Texts m_words;
    std::vector<Slot, FarAllocator<Slot>> m_slots;
    std::size_t m_mask;
    std::size_t m_taken = 0;
};

} // namespace holdfast::ingest
