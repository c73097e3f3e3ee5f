/** Preloaded into the service: when the process that started it is gone, even by kill -9, the service stops cleanly. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
