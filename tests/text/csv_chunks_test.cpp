#include "text/csv_chunks.hpp"

#include <rapidcheck.h>
#include <algorithm>
#include <catch2/catch.hpp>

#include "text/csv_bits.hpp"

namespace {

using namespace pbr;

// Hands out at most `most` bytes a call, as a pipe does.
CsvChunks::Read pieces_of(const std::string& text, std::size_t most) {
  return [rest = std::string_view(text), most](char* to, std::size_t room) mutable {
    const std::size_t size = std::min({rest.size(), room, most});
    std::copy_n(rest.begin(), size, to);
    rest.remove_prefix(size);
    return size;
  };
}

struct Cut {
  std::string head;
  std::vector<std::string> chunks;
  bool whole = true;
};

Cut cut(const std::string& text, std::size_t chunk_bytes, std::size_t most = 7,
        CsvLimits limits = {}) {
  CsvChunks chunks(pieces_of(text, most), limits, ',', chunk_bytes);
  Cut found{chunks.head(), {}};
  CsvChunk chunk;
  while (chunks.next(chunk)) {
    CHECK(chunk.number == found.chunks.size());
    CHECK(found.whole);
    found.chunks.emplace_back(chunk.text());
    found.whole = chunk.whole;
  }
  CHECK_FALSE(chunks.next(chunk));
  return found;
}

TEST_CASE("the head ends with the header, whatever stands before it") {
  CHECK(cut("a,b\n1,2\n", 64).head == "a,b\n");
  CHECK(cut("\xEF\xBB\xBF\"a\nb\",c\n1,2\n", 4).head == "\xEF\xBB\xBF\"a\nb\",c\n");
  CHECK(cut("\n\r\na,b\r\n1,2\n", 64).head == "\n\r\na,b\r\n");
  CHECK(cut("a,b", 64).head == "a,b");
  CHECK(cut("", 64).head.empty());
}

TEST_CASE("a chunk ends where a record ends") {
  const auto found = cut("h\n1,2\n\"3\n4\",5\n6\n", 4);
  CHECK(found.chunks == std::vector<std::string>{"1,2\n", "\"3\n4\",5\n", "6\n"});
  CHECK(found.whole);
}

TEST_CASE("the last record gets the line feed it lacks") {
  CHECK(cut("h\n1\n2", 64).chunks == std::vector<std::string>{"1\n2\n"});
}

TEST_CASE("a quote that never closes makes the last chunk one that is not whole") {
  const auto found = cut("h\n1\n\"2\n3\n", 64);
  CHECK(found.chunks == std::vector<std::string>{"1\n\"2\n3\n"});
  CHECK_FALSE(found.whole);
}

TEST_CASE("a record over the limit ends the reading without filling the memory") {
  const std::string text = "h\n1\n" + std::string(10'000, 'x') + "\n2\n";
  const auto found = cut(text, 64, 50, {.record_bytes = 256});
  REQUIRE_FALSE(found.chunks.empty());
  CHECK_FALSE(found.whole);
  CHECK(found.chunks.back().size() < 1'024);
}

TEST_CASE("a table without a line end is all head") {
  const auto found = cut(std::string(5'000, 'x'), 64, 50, {.record_bytes = 256});
  CHECK(found.chunks.empty());
  CHECK(found.head.size() > 256);
  CHECK(found.head.size() < 2'048);
}

TEST_CASE("head and chunks together are the table, each chunk whole records") {
  REQUIRE(rc::check("any text, chunk and pieces", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::weightedElement<char>({{8, 'x'}, {4, ','}, {4, '\n'}, {1, '"'}, {1, '\r'}}));
    const auto chunk_bytes = *rc::gen::inRange<std::size_t>(1, 40);
    const auto found = cut(text, chunk_bytes, *rc::gen::inRange<std::size_t>(1, 30));
    std::string together = found.head;
    for (const auto& chunk : found.chunks) {
      const auto ends = record_ends(chunk, ',');
      RC_ASSERT(!found.whole || (!ends.open_quote && ends.last == chunk.size()));
      together += chunk;
    }
    RC_ASSERT(together == text || together == text + "\n");
  }));
}

TEST_CASE("bits tell separators, line ends and what is rare, at every place") {
  REQUIRE(rc::check("any text", [] {
    auto text = *rc::gen::container<std::string>(rc::gen::weightedElement<char>(
        {{60, 'x'}, {20, ','}, {6, '\n'}, {1, '"'}, {1, '\r'}, {1, '\x01'}, {1, '\xC3'}}));
    const std::size_t size = text.size();
    text.append(text_padding, '"');  // what stands behind the text must not count
    CsvBits bits;
    find_bits(std::string_view(text).substr(0, size), ',', bits);
    std::vector<std::uint32_t> feeds;
    bool control = false;
    for (std::size_t at = 0; at < size; ++at) {
      const char byte = text[at];
      RC_ASSERT((bits.from(at) & 1U) == (byte == ',' || byte == '\n' ? 1U : 0U));
      if (byte == '\n') feeds.push_back(static_cast<std::uint32_t>(at));
      const bool ends_line = byte == '\r' && at + 1 < size && text[at + 1] == '\n';
      control |= byte == '\x01' || (byte == '\r' && !ends_line);
    }
    RC_ASSERT(bits.from(size) == 0U);
    RC_ASSERT(std::vector<std::uint32_t>(
                  bits.line_ends.begin(),
                  bits.line_ends.begin() + static_cast<std::ptrdiff_t>(bits.lines)) == feeds);
    const std::string_view given(text.data(), size);
    RC_ASSERT(bits.control == control);
    RC_ASSERT(bits.quotes == (given.find('"') != std::string_view::npos));
    RC_ASSERT(bits.not_ascii == (given.find('\xC3') != std::string_view::npos));
  }));
}

}  // namespace
