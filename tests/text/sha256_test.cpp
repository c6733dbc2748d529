#include "text/sha256.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <system_error>

using namespace pbr;

// source: FIPS 180-4 examples (NIST, "SHA256.pdf" and the long message of one million a)
TEST_CASE("published digests") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a file has the digest of its bytes, across pieces") {
  const auto path = std::filesystem::temp_directory_path() / "pbr_sha256_test.bin";
  for (const std::size_t size : {std::size_t{0}, std::size_t{65536}, std::size_t{200'001}}) {
    const std::string bytes(size, '\x07');
    std::ofstream(path, std::ios::binary) << bytes;
    CHECK(sha256_of_file(path.string()) == sha256(bytes));
  }
  std::filesystem::remove(path);
}

TEST_CASE("a file that cannot be read throws and says why") {
  CHECK_THROWS_WITH(sha256_of_file("/no/such/file"),
                    Catch::Contains("/no/such/file: the file does not exist"));
  CHECK_THROWS_WITH(sha256_of_file(PBR_SOURCE_DIR), Catch::Contains("this is a folder"));
  CHECK_THROWS_AS(sha256_of_file("/no/such/file"), std::system_error);
}
