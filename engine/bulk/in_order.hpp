// Results of parallel work handed on in the order of their numbers.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace pbr::bulk {

/// Threads hand in numbered results, 0, 1, 2 and so on without a gap; one thread at a time hands on
/// all that are due. A thread that is far ahead waits, so that few results are held; their memory
/// is used again.
template <class Result>
class InOrder {
 public:
  explicit InOrder(std::size_t most_waiting) : most_waiting_(most_waiting) {}

  /// A result to fill: one that was handed on before, or a new one.
  std::unique_ptr<Result> blank() {
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) return std::make_unique<Result>();
    auto result = std::move(spare_.back());
    spare_.pop_back();
    return result;
  }

  /// Calls hand_on(result) for this and every waiting result that is due. An exception of hand_on
  /// stops everything and goes through.
  template <class HandOn>
  void hand_in(std::uint64_t number, std::unique_ptr<Result> result, HandOn&& hand_on) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return stopped_ || number < next_ + most_waiting_; });
    waiting_.emplace(number, std::move(result));
    if (busy_) return;
    busy_ = true;
    while (!stopped_ && !waiting_.empty() && waiting_.begin()->first == next_) {
      auto due = std::move(waiting_.extract(waiting_.begin()).mapped());
      lock.unlock();
      try {
        hand_on(*due);
      } catch (...) {
        stop();
        throw;
      }
      lock.lock();
      ++next_;
      spare_.push_back(std::move(due));
      room_.notify_all();
    }
    busy_ = false;
  }

  /// Nobody waits any more and nothing is handed on.
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }
  [[nodiscard]] bool stopped() {
    const std::lock_guard lock(mutex_);
    return stopped_;
  }

 private:
  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<std::uint64_t, std::unique_ptr<Result>> waiting_;
  std::vector<std::unique_ptr<Result>> spare_;
  std::uint64_t next_ = 0;
  bool busy_ = false, stopped_ = false;
};

}  // namespace pbr::bulk
