// The only file that names spdlog.
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "console.hpp"

namespace pbr::cli {

void start_log(bool quiet) {
  auto logger = spdlog::stderr_color_mt("pbr");
  logger->set_pattern("pbr: %^%v%$");
  logger->set_level(quiet ? spdlog::level::warn : spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void note(std::string_view text) {
  end_progress();
  spdlog::info("{}", text);
}
void warn(std::string_view text) {
  end_progress();
  if (text.ends_with('\n')) text.remove_suffix(1);
  spdlog::warn("{}", text);
}
void fail(std::string_view text) {
  end_progress();
  spdlog::error("{}", text);
}

}  // namespace pbr::cli
