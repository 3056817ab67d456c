// Command backend serves the Kubernetes API and Rancher's steve API on this machine, for development and tests:
// etcd, kube-apiserver, four controllers of kube-controller-manager and steve in one process, on loopback only.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"
)

// stopTimeout bounds how long requests under way may delay the end; etcd is closed in any case.
const stopTimeout = 5 * time.Second

type options struct {
	dataDir                                     string
	etcdPort, etcdPeerPort, kubePort, stevePort int
	fresh, exitWithStdin, verbose               bool
}

func main() {
	var o options
	flag.StringVar(&o.dataDir, "data-dir", "", "folder that holds everything the backend keeps (required)")
	flag.IntVar(&o.etcdPort, etcdPortFlag, 23790, "port of etcd")
	flag.IntVar(&o.etcdPeerPort, etcdPeerPortFlag, 23791, "port etcd keeps for its peers (it has none)")
	flag.IntVar(&o.kubePort, kubePortFlag, 16443, "port of the Kubernetes API (https)")
	flag.IntVar(&o.stevePort, stevePortFlag, 9080, "port of the steve API (http)")
	flag.BoolVar(&o.fresh, "fresh", false, "empty the data folder first")
	flag.BoolVar(&o.exitWithStdin, "exit-with-stdin", false, "stop when standard input closes, so that the backend ends with the program that started it")
	flag.BoolVar(&o.verbose, "verbose", false, "show the log of every component on standard error")
	flag.Parse()

	ctx := untilToldToStop(o.exitWithStdin)
	err := run(ctx, o)
	if err != nil && ctx.Err() == nil { // errors on the way down mean nothing
		fail(err)
	}
}

// fail ends the process with one line for a person.
func fail(err error) {
	fmt.Fprintln(os.Stderr, "backend:", explain(err))
	os.Exit(1)
}

// run returns nil or an error when it was told to stop, and else an error.
func run(ctx context.Context, o options) error {
	logs := newComponentLogs(ctx, o.verbose)
	data, err := openDataDir(o.dataDir, o.fresh)
	if err != nil {
		return err
	}
	defer data.release()
	kubeListener, err := listen(kubePortFlag, o.kubePort)
	if err != nil {
		return err
	}
	steveListener, err := listen(stevePortFlag, o.stevePort)
	if err != nil {
		return err
	}
	etcd, err := startEtcd(data, o.etcdPort, o.etcdPeerPort, o.verbose)
	if err != nil {
		return err
	}
	defer etcd.Close()

	group, running := errgroup.WithContext(ctx)
	kube, err := newKubeAPIServer(running, data, kubeListener, etcd.Config().AdvertiseClientUrls[0].String())
	if err != nil {
		return err
	}
	group.Go(func() error { return kube.run(running) })
	group.Go(func() error {
		if err := kube.waitUntilReady(running); err != nil {
			return err
		}
		if err := startControllers(running, kube.client, data.serviceAccountKey()); err != nil {
			return err
		}
		steve, err := startSteve(running, kube.client, steveListener, data.cache())
		if err != nil {
			return err
		}
		logs.showErrors()
		return announce(data.kubeconfig(), kube.url, steve)
	})
	waitFor(group, running)

	return context.Cause(running)
}

// announce tells the program that started us where everything is.
func announce(kubeconfig, kube, steve string) error {
	ready, err := json.Marshal(map[string]string{"kubeconfig": kubeconfig, "kube": kube, "steve": steve})
	if err != nil {
		return err
	}
	_, err = fmt.Printf("ready %s\n", ready)

	return err
}

// waitFor returns when all components have ended, or stopTimeout after they were told to.
func waitFor(group *errgroup.Group, running context.Context) {
	ended := make(chan struct{})
	go func() {
		_ = group.Wait()
		close(ended)
	}()
	<-running.Done()
	select {
	case <-ended:
	case <-time.After(stopTimeout):
	}
}

// untilToldToStop ends with a signal, or when standard input closes if that matters.
func untilToldToStop(exitWithStdin bool) context.Context {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	if exitWithStdin {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop()
		}()
	}

	return ctx
}
