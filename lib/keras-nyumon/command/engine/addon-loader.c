// Stands where tfjs-node looks for its addon, and loads the real one, without a word from TensorFlow and with signals
// kept away from its computations.
//
// TensorFlow writes a line or two to stderr while its libraries are being loaded, before it has read
// TF_CPP_MIN_LOG_LEVEL; nothing but turning stderr away for that moment keeps them from a reader. Whoever wants all of
// TensorFlow's messages sets TF_CPP_MIN_LOG_LEVEL=0.
//
// A signal may come at any moment, and what the processor was doing is then put on the stack of the thread that it
// comes to. oneDNN's product of matrices for AVX-512 does not bear that: some hundred signals are enough for the heap to
// be overwritten, probably because the product uses the stack pointer for something else, and the process dies. The
// thread that loads TensorFlow, and the threads that TensorFlow makes from it, therefore leave signals such as that of
// the stop button to Node's other threads.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <node_api.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ADDON "tfjs_binding_itself.node"

typedef napi_value (*init_function)(napi_env, napi_value);

static void *open_quietly(const char *path) {
  fflush(stderr);
  int saved = dup(STDERR_FILENO);
  int nowhere = open("/dev/null", O_WRONLY);
  if (saved >= 0 && nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  void *addon = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (saved >= 0 && nowhere >= 0) dup2(saved, STDERR_FILENO);
  if (saved >= 0) close(saved);
  if (nowhere >= 0) close(nowhere);
  return addon;
}

static void leave_signals_to_others(void) {
  // What this thread itself does wrong must come to it, and a profiler asks each thread where it is.
  const int own[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGPROF, SIGSEGV, SIGSYS, SIGTRAP};
  sigset_t others;
  sigfillset(&others);
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) sigdelset(&others, own[i]);
  pthread_sigmask(SIG_BLOCK, &others, NULL);
}

NAPI_MODULE_INIT() {
  leave_signals_to_others();
  Dl_info self;
  char path[PATH_MAX];
  dladdr((void *)napi_register_module_v1, &self);
  int folder = (int)(strrchr(self.dli_fname, '/') - self.dli_fname);
  snprintf(path, sizeof path, "%.*s/" ADDON, folder, self.dli_fname);

  setenv("TF_CPP_MIN_LOG_LEVEL", "3", 0);
  int quiet = strcmp(getenv("TF_CPP_MIN_LOG_LEVEL"), "0") != 0;
  void *addon = quiet ? open_quietly(path) : dlopen(path, RTLD_NOW | RTLD_LOCAL);
  init_function init = addon ? (init_function)dlsym(addon, "napi_register_module_v1") : NULL;
  if (init) return init(env, exports);
  napi_throw_error(env, "ERR_DLOPEN_FAILED", dlerror());
  return NULL;
}
