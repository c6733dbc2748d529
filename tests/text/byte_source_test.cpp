#include "text/byte_source.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "text/packed.hpp"
#include "text/sha256.hpp"

using namespace pbr;
using namespace std::string_literals;
using test::gzipped;
using test::zstandard;

namespace {

/// A file of its own name that goes away with the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes, const std::string& name = "table")
      : path_(std::filesystem::temp_directory_path() /
              ("pbr_bytes_" + std::to_string(::getpid()) + "_" + name)) {
    write(bytes, std::ios::trunc);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }
  void append(std::string_view bytes) const { write(bytes, std::ios::app); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  void write(std::string_view bytes, std::ios::openmode mode) const {
    std::ofstream(path_, std::ios::binary | mode) << bytes;
  }
  std::filesystem::path path_;
};

struct Read {
  std::string bytes, problem;
};

// Everything, in reads of `most` bytes; the problem without the file's name.
Read read_all(ByteSource& source, std::size_t most = 65536) {
  Read read;
  std::string piece(most, '\0');
  while (const std::size_t count = source.read(piece.data(), most)) {
    REQUIRE(count <= most);
    read.bytes.append(piece, 0, count);
  }
  CHECK(source.read(piece.data(), most) == 0);
  if (source.problem()) {
    auto problem = *source.problem();
    CHECK(problem.at.line == 0);
    problem.at.file = "t";
    read.problem = render(problem);
  }
  return read;
}

Read read_file(std::string_view bytes, std::size_t most = 65536) {
  const TemporaryFile file(bytes);
  return read_all(*open_bytes(file.path()), most);
}

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += std::to_string(i * 2654435761U) + ",x\n";
  return text;
}

std::string broken(const std::string& message, const std::string& found) {
  return "t: error[CSV010]: " + message + "\n" + (found.empty() ? "" : "  found: " + found + "\n") +
         "  help: the file was damaged or cut short on its way: fetch it again, or pack it "
         "again\n";
}

std::string breaks_off(std::size_t bytes) {
  return broken("the packed data breaks off",
                "the end after " + std::to_string(bytes) + " packed bytes");
}

}  // namespace

TEST_CASE("bytes are unpacked by what they are") {
  const std::string text = lines(40'000);
  const std::string skippable = "\x50\x2A\x4D\x18\x03\0\0\0abc"s;
  const std::string none = gzipped("");
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"as it is", text},
           {"gzip", gzipped(text)},
           {"gzip, two members", gzipped(text.substr(0, 777)) + gzipped(text.substr(777))},
           {"gzip, an empty member between", gzipped("") + gzipped(text) + gzipped("")},
           {"zstd", zstandard(text)},
           {"zstd, two frames", zstandard(text.substr(0, 777)) + zstandard(text.substr(777))},
           {"zstd, skippable frames", skippable + zstandard(text) + skippable}}) {
    INFO(name);
    for (const std::size_t most : {std::size_t{1}, std::size_t{7}, std::size_t{262'144}}) {
      const Read read = read_file(bytes, most);
      CHECK(read.problem.empty());
      CHECK((read.bytes == text));
    }
  }
  for (const auto& bytes : {""s, gzipped(""), zstandard("")}) {
    const Read read = read_file(bytes);
    CHECK(read.bytes.empty());
    CHECK(read.problem.empty());
  }
}

TEST_CASE("short files are not mistaken for packed ones") {
  for (const auto& bytes : {"\x1F"s, "a"s, "BZh,column\n1,2\n"s, "P*M"s, "PK,a\n"s}) {
    const Read read = read_file(bytes);
    CHECK(read.bytes == bytes);
    CHECK(read.problem.empty());
  }
}

TEST_CASE("packed bytes cut anywhere are told, and what was before the cut is given") {
  const std::string text = lines(300);
  for (const auto& bytes : {gzipped(text), zstandard(text)}) {
    for (std::size_t size = 4; size < bytes.size(); size += 3) {
      const Read read = read_file(bytes.substr(0, size));
      CHECK((read.bytes == text.substr(0, read.bytes.size())));
      CHECK(read.problem == breaks_off(size));
    }
  }
  // Long enough to be given in part before the cut.
  const std::string longer = lines(200'000);
  for (const auto& bytes : {gzipped(longer), zstandard(longer)}) {
    const Read read = read_file(bytes.substr(0, bytes.size() / 2));
    CHECK(read.bytes.size() > longer.size() / 3);
    CHECK((read.bytes == longer.substr(0, read.bytes.size())));
    CHECK(read.problem == breaks_off(bytes.size() / 2));
  }
}

TEST_CASE("what else is wrong with packed bytes") {
  const std::string text = lines(300);
  const std::string gzip = gzipped(text);
  const std::string zstd = zstandard(text);
  const auto flipped = [](std::string bytes, std::size_t from_end) {
    bytes[bytes.size() - from_end] = static_cast<char>(bytes[bytes.size() - from_end] ^ 0x55);
    return bytes;
  };
  const std::string behind = "something else stands behind the packed data";
  const std::string checksum = "the packed data does not have its checksum";
  CHECK(read_file(flipped(gzip, 8)).problem == broken(checksum, "incorrect data check"));
  CHECK(read_file(flipped(gzip, 1)).problem == broken(checksum, "incorrect length check"));
  CHECK(read_file(flipped(zstd, 1)).problem ==
        broken(checksum, "Restored data doesn't match checksum"));
  CHECK(read_file(gzip + "a,b\n1,2\n").problem == broken(behind, "bytes that are not gzip"));
  CHECK(read_file(gzip + std::string(512, '\0')).problem ==
        broken(behind, "bytes that are not gzip"));
  CHECK(read_file(zstd + "a,b\n1,2\n").problem == broken(behind, "bytes that are not Zstandard"));
  CHECK(read_file(zstd + gzip).problem == broken(behind, "bytes that are not Zstandard"));
  CHECK(read_file(gzip + gzip.substr(0, 5)).problem == breaks_off(gzip.size() + 5));
  std::string middle = gzip;
  for (std::size_t i = 40; i < 80; ++i) middle[i] = '\xFF';
  CHECK_THAT(read_file(middle).problem,
             Catch::StartsWith("t: error[CSV010]: the packed data is broken\n  found: invalid"));
  CHECK(read_file(zstandard(text, 28)).problem ==
        "t: error[CSV010]: the file was packed with a window of more than 128 MiB\n"
        "  help: pack it again without --long or --ultra\n");
  CHECK(read_file(zstandard(text, 27)).bytes == text);
}

TEST_CASE("other packings are named") {
  const std::string rest(100, '\x01');
  const auto told = [](const std::string& what, const std::string& help) {
    return "t: error[CSV012]: this is " + what + ", not a table\n" +
           "  expected: a text file in UTF-8, as it is or packed by gzip or Zstandard\n  help: " +
           help + "\n";
  };
  const std::string sheet = "unpack it first; of a workbook save the sheet as CSV in UTF-8";
  const std::string unpack = "unpack it first";
  CHECK(read_file("PK\x03\x04" + rest).problem ==
        told("a zip archive or an Excel workbook", sheet));
  CHECK(read_file("\xD0\xCF\x11\xE0\xA1\xB1" + rest).problem ==
        told("an old Excel workbook", sheet));
  CHECK(read_file("\xFD" + "7zXZ\0"s + rest).problem == told("a file packed by xz", unpack));
  CHECK(read_file("BZh91AY" + rest).problem == told("a file packed by bzip2", unpack));
  CHECK(read_file("7z\xBC\xAF\x27\x1C" + rest).problem == told("a 7z archive", unpack));
}

TEST_CASE("what cannot be opened") {
  const auto told = [](const std::string& path) { return read_all(*open_bytes(path)).problem; };
  CHECK(told("/no/such/file.csv") == "t: error[CSV008]: the file does not exist\n");
  CHECK(told("/dev/null/file.csv") == "t: error[CSV008]: the file does not exist\n");
  CHECK(told(PBR_SOURCE_DIR) == "t: error[CSV008]: this is a folder, not a file\n");
  if (::geteuid() != 0) {
    const TemporaryFile file("a\n", "locked");
    std::filesystem::permissions(file.path(), std::filesystem::perms::none);
    CHECK(told(file.path()) ==
          "t: error[CSV008]: the file cannot be opened; check that you may read it\n");
  }
}

TEST_CASE("a file that grows while it is read is told") {
  const std::string told =
      "t: error[CSV011]: the file changed while it was read\n"
      "  found: 600000 bytes at first, then 600004 bytes\n"
      "  expected: a file that nobody writes to\n"
      "  help: wait until it is written, or copy it and read the copy\n";
  const std::string text(600'000, 'x');
  const auto read_half = [](ByteSource& source) {
    std::string piece(300'000, '\0');
    CHECK(source.read(piece.data(), piece.size()) > 0);
  };
  for (const auto& tail : {"y,z\n"s, "\0\0\0\0"s}) {
    const TemporaryFile file(text);
    const auto source = open_bytes(file.path());
    read_half(*source);
    file.append(tail);
    CHECK(read_all(*source).problem == told);
    CHECK(source->progress().of == 600'000U);
  }
  const TemporaryFile shorter(text);
  const auto source = open_bytes(shorter.path());
  read_half(*source);
  std::filesystem::resize_file(shorter.path(), 1);
  CHECK_THAT(read_all(*source).problem,
             Catch::Contains("found: 600000 bytes at first, then 1 byte\n"));
}

TEST_CASE("a file that is written over while it is read is told") {
  const TemporaryFile file(std::string(600'000, 'x'));
  const auto source = open_bytes(file.path());
  std::string piece(300'000, '\0');
  CHECK(source->read(piece.data(), piece.size()) > 0);
  const auto time = std::filesystem::last_write_time(file.path());
  std::filesystem::last_write_time(file.path(), time + std::chrono::nanoseconds(1000));
  CHECK_THAT(read_all(*source).problem, Catch::Contains("found: the same size, written to again"));
}

TEST_CASE("a packed file that grows is called changed, not broken") {
  const std::string bytes = gzipped(lines(300'000));
  const TemporaryFile file(bytes.substr(0, bytes.size() / 2));
  const auto source = open_bytes(file.path());
  file.append(bytes.substr(bytes.size() / 2));
  CHECK_THAT(read_all(*source).problem, Catch::Contains("error[CSV011]"));
}

TEST_CASE("files that the kernel makes up have no size to hold them to") {
  const Read read = read_all(*open_bytes("/proc/self/status"));
  CHECK(read.problem.empty());
  CHECK_FALSE(read.bytes.empty());
}

TEST_CASE("a pipe is read to its end, however small its pieces") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const std::string text = lines(2'000);
  std::thread writer([&] {
    const std::string packed = gzipped(text);
    for (std::size_t at = 0; at < packed.size(); at += 3) {
      const auto piece = packed.substr(at, 3);
      if (::write(ends[1], piece.data(), piece.size()) < 0) break;
    }
    ::close(ends[1]);
  });
  const auto source = open_bytes("/dev/fd/" + std::to_string(ends[0]));
  ::close(ends[0]);
  const Read read = read_all(*source);
  writer.join();
  CHECK((read.bytes == text));
  CHECK(read.problem.empty());
  CHECK_FALSE(source->progress().of);
}

TEST_CASE("progress counts bytes as they stand on the disk") {
  const std::string bytes = gzipped(lines(50'000));
  const TemporaryFile file(bytes);
  const auto source = open_bytes(file.path());
  CHECK(source->progress().of == bytes.size());
  CHECK(read_all(*source).problem.empty());
  CHECK(source->progress().taken == bytes.size());
}

TEST_CASE("raw bytes and hashes are of the file as it is") {
  const std::string bytes = gzipped("a,b\n1,2\n");
  const TemporaryFile file(bytes);
  CHECK(read_all(*open_raw_bytes(file.path())).bytes == bytes);
  CHECK(sha256_of_file(file.path()) == sha256(bytes));
}

TEST_CASE("a small file that unpacks to a large one takes no memory for it") {
  const std::string megabyte(std::size_t{1} << 20, 'x');
  std::string bytes;
  const std::string member = gzipped(megabyte);
  for (int i = 0; i < 64; ++i) bytes += member;
  const TemporaryFile file(bytes);
  const auto source = open_bytes(file.path());
  std::string piece(65536, '\0');
  std::uint64_t total = 0;
  while (const std::size_t count = source->read(piece.data(), piece.size())) total += count;
  CHECK(total == std::uint64_t{64} << 20);
  CHECK_FALSE(source->problem());
}

TEST_CASE("any text comes out of its packing as it went in") {
  rc::check("packed and unpacked", [](const std::string& text) {
    const auto most = static_cast<std::size_t>(*rc::gen::inRange(1, 70));
    RC_ASSERT(read_file("a\n" + text, most).bytes == "a\n" + text);
    RC_ASSERT(read_file(gzipped(text), most).bytes == text);
    RC_ASSERT(read_file(zstandard(text), most).bytes == text);
  });
  rc::check("any byte changed is told or harmless, and never a crash", [] {
    const std::string text = lines(50);
    std::string bytes = *rc::gen::element(gzipped(text), zstandard(text));
    bytes[*rc::gen::inRange<std::size_t>(4, bytes.size())] = *rc::gen::arbitrary<char>();
    const Read read = read_file(bytes);
    RC_ASSERT(!read.problem.empty() || read.bytes == text);
  });
}
