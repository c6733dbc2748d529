// Work on blocks in parallel, results handed on in order.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace pbr::study {

/// Calls work(first, end) for blocks of [0, count) on `threads` threads, and deliver(result) for
/// each in the order of the blocks, one at a time. A worker that is far ahead waits, so that at
/// most a few results a thread are held. The first exception of either stops all and is rethrown.
template <class Work, class Deliver>
void ordered_blocks(std::size_t count, std::size_t block, unsigned threads, Work&& work,
                    Deliver&& deliver) {
  using Item = decltype(work(std::size_t{}, std::size_t{}));
  const std::size_t blocks = (count + block - 1) / block;
  const auto bounds = [&](std::size_t i) {
    return std::pair{i * block, std::min(count, (i + 1) * block)};
  };
  if (threads <= 1 || blocks <= 1) {
    for (std::size_t i = 0; i < blocks; ++i) {
      const auto [first, end] = bounds(i);
      deliver(work(first, end));
    }
    return;
  }

  std::mutex mutex;
  std::condition_variable turned;
  std::size_t next = 0;       // block to be taken
  std::size_t delivered = 0;  // blocks handed on
  std::exception_ptr failure;
  const std::size_t ahead = std::size_t{4} * threads;

  const auto run = [&] {
    std::unique_lock lock(mutex);
    while (!failure) {
      turned.wait(lock, [&] { return failure || next >= blocks || next < delivered + ahead; });
      if (failure || next >= blocks) return;
      const std::size_t mine = next++;
      lock.unlock();
      try {
        const auto [first, end] = bounds(mine);
        Item result = work(first, end);
        lock.lock();
        turned.wait(lock, [&] { return failure || delivered == mine; });
        if (failure) return;
        deliver(std::move(result));
      } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        if (!failure) failure = std::current_exception();
      }
      ++delivered;
      turned.notify_all();
    }
  };

  std::vector<std::thread> pool;
  for (unsigned i = 0; i < threads; ++i) pool.emplace_back(run);
  for (auto& thread : pool) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace pbr::study
