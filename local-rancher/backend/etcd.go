package main

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"

	"go.etcd.io/etcd/client/pkg/v3/logutil"
	"go.etcd.io/etcd/server/v3/embed"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// databaseQuota is the most that etcd documents as reasonable; its default of 2 GiB is soon filled by load tests.
const databaseQuota = 8 << 30

// startTimeout is far more than etcd needs. It waits for ever if its process was killed while it made its first files.
const startTimeout = 30 * time.Second

// startEtcd returns when etcd serves. It isn't interrupted, for the same reason.
func startEtcd(data dataDir, port, peerPort int, verbose bool) (*embed.Etcd, error) {
	logger, err := etcdLogger(verbose)
	if err != nil {
		return nil, err
	}
	client, peer := url.URL{Scheme: "http", Host: loopback(port)}, url.URL{Scheme: "http", Host: loopback(peerPort)}
	config := embed.NewConfig()
	config.Dir = data.etcd()
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{client}, []url.URL{client}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{peer}, []url.URL{peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.QuotaBackendBytes = databaseQuota
	// With a single member nobody else can win, so there is nothing to wait for: starts half a second sooner.
	config.TickMs, config.ElectionMs = 50, 250
	// The data survives the end of the process, though not a power failure; writes don't wait for a slow disk.
	config.UnsafeNoFsync = true
	config.ZapLoggerBuilder = embed.NewZapLoggerBuilder(logger)

	etcd, err := embed.StartEtcd(config)
	var open *net.OpError
	if errors.As(err, &open) && open.Op == "listen" {
		if address, ok := open.Addr.(*net.TCPAddr); ok && address.Port == peerPort {
			return nil, portError(etcdPeerPortFlag, peerPort, err)
		}
		return nil, portError(etcdPortFlag, port, err)
	}
	if err != nil {
		return nil, err
	}
	select {
	case <-etcd.Server.ReadyNotify():
		return etcd, nil
	case err := <-etcd.Err():
		return nil, err
	case <-time.After(startTimeout):
		return nil, fmt.Errorf("%w: it was not ready after %s", errEtcd, startTimeout)
	}
}

func etcdLogger(verbose bool) (*zap.Logger, error) {
	config := logutil.DefaultZapLoggerConfig
	config.Level = zap.NewAtomicLevelAt(zap.FatalLevel + 1) // endProcess says what matters
	if verbose {
		config.Level = zap.NewAtomicLevelAt(zap.InfoLevel)
	}

	return config.Build(zap.WithFatalHook(endProcess{}), zap.WithPanicHook(endProcess{}))
}

var errEtcd = errors.New("etcd gave up")

// endProcess turns etcd's way of giving up (a full disk) into our one line.
type endProcess struct{}

func (endProcess) OnWrite(entry *zapcore.CheckedEntry, fields []zapcore.Field) {
	for _, field := range fields {
		if err, ok := field.Interface.(error); ok {
			fail(fmt.Errorf("%w: %s: %w", errEtcd, entry.Message, err))
		}
	}
	fail(fmt.Errorf("%w: %s", errEtcd, entry.Message))
}
