package main

import (
	"context"
	"flag"
	"os"

	"github.com/sirupsen/logrus"
	"k8s.io/klog/v2"
)

// componentLogs chooses what the Kubernetes components and steve write to standard error. While they start and stop
// they report as errors that the others don't answer yet or any more; none of it matters to a person.
type componentLogs struct {
	verbose bool
	klog    *flag.FlagSet
}

// newComponentLogs shows nothing but the words of a component that gives up while the backend starts, and no errors
// once ctx is done.
func newComponentLogs(ctx context.Context, verbose bool) *componentLogs {
	l := &componentLogs{verbose: verbose, klog: flag.NewFlagSet("klog", flag.PanicOnError)}
	klog.InitFlags(l.klog)
	l.show("FATAL", logrus.PanicLevel)
	context.AfterFunc(ctx, func() { l.show(aboveFatal, logrus.PanicLevel) })

	// kube-apiserver ends the process when one of its first steps is interrupted. If that is because we were told to
	// stop, the step waits instead, and the orderly stop goes on.
	klog.OsExit = func(int) {
		if ctx.Err() != nil {
			select {}
		}
		os.Exit(1)
	}

	return l
}

func (l *componentLogs) showErrors() { l.show("ERROR", logrus.WarnLevel) }

// aboveFatal is a severity that no message has; klog has no name for it.
const aboveFatal = "4"

func (l *componentLogs) show(kubernetes string, steve logrus.Level) {
	if l.verbose {
		return
	}
	_ = l.klog.Set("legacy_stderr_threshold_behavior", "false") // else the threshold has no effect
	_ = l.klog.Set("stderrthreshold", kubernetes)
	logrus.SetLevel(steve)
}
