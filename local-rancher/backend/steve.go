package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/rancher/steve/pkg/auth"
	"github.com/rancher/steve/pkg/server"
	"github.com/rancher/steve/pkg/sqlcache/informer/factory"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/client-go/rest"
)

// startSteve serves steve on the listener, with its SQL cache, and returns its URL when it answers.
// Its own ListenAndServe would listen on all interfaces.
func startSteve(ctx context.Context, config *rest.Config, listener net.Listener, cacheDir string) (string, error) {
	// steve keeps its cache in the working directory and has no option for it
	if err := os.Chdir(cacheDir); err != nil {
		return "", err
	}
	steve, err := server.New(ctx, config, &server.Options{
		AuthMiddleware:         auth.ToMiddleware(auth.AuthenticatorFunc(impersonatedOrAdmin)),
		SQLCache:               true,
		SQLCacheFactoryOptions: factory.CacheFactoryOptions{GCKeepCount: 1000},
	})
	if err != nil {
		return "", err
	}
	steve.SchemaFactory.AddTemplate(catalogTemplates()...)
	// Whoever reaches the port is administrator: at least no page of another origin shall use somebody's browser for it.
	web := &http.Server{Handler: http.NewCrossOriginProtection().Handler(steve)}
	context.AfterFunc(ctx, func() { _ = web.Close() })
	go func() {
		if err := web.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			fail(err)
		}
	}()
	url := "http://" + listener.Addr().String()

	return url, waitUntilServed(ctx, url)
}

// impersonatedOrAdmin trusts the Impersonate-* headers: the proxy in front decides who may send them.
func impersonatedOrAdmin(request *http.Request) (user.Info, bool, error) {
	if info, ok, err := auth.Impersonation(request); ok || err != nil {
		return info, ok, err
	}

	return auth.AlwaysAdmin(request)
}

// waitUntilServed waits for steve's schemas, which it makes in the background, and for a list behind them.
func waitUntilServed(ctx context.Context, url string) error {
	return wait.PollUntilContextCancel(ctx, 50*time.Millisecond, true, func(ctx context.Context) (bool, error) {
		for _, path := range []string{"/v1/schemas/namespace", "/v1/namespaces"} {
			if err := get(ctx, url+path); err != nil {
				return false, nil
			}
		}
		return true, nil
	})
}

func get(ctx context.Context, url string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", url, response.Status)
	}

	return nil
}
