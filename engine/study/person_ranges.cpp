#include "study/person_ranges.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>

#include "pbr/csv.hpp"
#include "text/byte_source.hpp"

namespace pbr::study {
namespace {

constexpr std::size_t piece_bytes = std::size_t{64} << 10;
constexpr std::uint64_t pieces_of_all = 512;
constexpr std::uint64_t packed_ratio = 12;

// A line at a time and no thought of quotes: a wrong id is one more id.
void add_people(std::string_view piece, std::size_t column, std::vector<SeenPerson>& seen) {
  for (;;) {
    const std::size_t feed = piece.find('\n');
    if (feed == std::string_view::npos) return;
    std::string_view line = piece.substr(0, feed);
    piece.remove_prefix(feed + 1);
    const std::uint64_t bytes = line.size();
    std::size_t comma = line.find(',');
    for (std::size_t at = 0; at < column && comma != std::string_view::npos; ++at) {
      line.remove_prefix(comma + 1);
      comma = line.find(',');
    }
    std::string_view id = line.substr(0, comma);
    if (id.size() > 1 && id.front() == '"' && id.back() == '"') id = id.substr(1, id.size() - 2);
    if (!id.empty()) seen.push_back({std::string(id), bytes});
  }
}

// What stands behind the first line end of a piece starts with a row.
std::string_view behind_first_line(std::string_view piece) {
  return piece.substr(std::min(piece.size(), piece.find('\n')));
}

void sample_plain(const TableFile& file, std::size_t column, std::uint64_t pieces,
                  std::vector<SeenPerson>& seen) {
  std::ifstream in(file.path, std::ios::binary);
  std::string piece;
  for (std::uint64_t i = 0; i < pieces && in; ++i) {
    piece.resize(piece_bytes);
    in.seekg(static_cast<std::streamoff>(file.bytes / pieces * i));
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(in.gcount()));
    in.clear();
    add_people(behind_first_line(piece), column, seen);
  }
}

void sample_packed(const TableFile& file, std::size_t column, std::uint64_t pieces,
                   std::vector<SeenPerson>& seen) {
  const auto bytes = open_bytes(file.path);
  std::string piece(piece_bytes, '\0');
  for (std::uint64_t i = 0; i < pieces; ++i) {
    const std::size_t size = bytes->read(piece.data(), piece.size());
    if (size == 0) return;
    add_people(behind_first_line({piece.data(), size}), column, seen);
  }
}

}  // namespace

std::vector<std::string> range_starts(std::vector<SeenPerson> seen, std::size_t ranges,
                                      std::string_view least) {
  std::sort(seen.begin(), seen.end(),
            [](const SeenPerson& a, const SeenPerson& b) { return a.id < b.id; });
  std::uint64_t all = 0;
  for (const SeenPerson& person : seen) all += person.bytes;
  const std::uint64_t share = all / ranges + 1;
  std::vector<std::string> starts;
  std::uint64_t passed = 0, due = share;
  for (SeenPerson& person : seen) {
    const bool later = person.id > (starts.empty() ? least : std::string_view(starts.back()));
    if (passed >= due && later) {
      starts.push_back(std::move(person.id));
      due = (passed / share + 1) * share;
    }
    passed += person.bytes;
  }
  return starts;
}

std::size_t range_of(const std::vector<std::string>& starts, std::string_view id) {
  return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), id) -
                                  starts.begin());
}

TableFile look_at(TableKind kind, const std::string& path) {
  TableFile file{kind, path};
  std::error_code error;
  file.comes_once = path == "-" || std::filesystem::is_fifo(path, error) ||
                    std::filesystem::is_character_file(path, error);
  if (!std::filesystem::is_regular_file(path, error)) return file;
  file.bytes = std::filesystem::file_size(path, error);
  if (error) return {kind, path};
  std::ifstream in(path, std::ios::binary);
  char first[4] = {};
  in.read(first, sizeof first);
  const std::string_view start(first, static_cast<std::size_t>(in.gcount()));
  file.packed = is_packed(start);
  if (file.packed) file.bytes *= packed_ratio;
  return file;
}

std::vector<SeenPerson> sample_people(const std::vector<TableFile>& files) {
  std::uint64_t all = 1;
  for (const TableFile& file : files) all += file.bytes;
  std::vector<SeenPerson> seen;
  for (const TableFile& file : files) {
    const auto column = CsvReader::open(file.path).column("person_id");
    if (!column || file.bytes == 0) continue;
    const std::uint64_t pieces = 1 + pieces_of_all * file.bytes / all;
    if (file.packed) {
      sample_packed(file, *column, pieces, seen);
    } else {
      sample_plain(file, *column, pieces, seen);
    }
  }
  return seen;
}

}  // namespace pbr::study
