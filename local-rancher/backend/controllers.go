package main

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/metadata/metadatainformer"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/util/keyutil"
	"k8s.io/controller-manager/pkg/informerfactory"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/controller/garbagecollector"
	"k8s.io/kubernetes/pkg/controller/namespace"
	serviceaccountcontroller "k8s.io/kubernetes/pkg/controller/serviceaccount"
	"k8s.io/kubernetes/pkg/serviceaccount"
)

const (
	workers = 5
	resync  = 12 * time.Hour
	// discoveryPeriod is how long the objects of a new CustomResourceDefinition may stay unknown to the garbage
	// collector. kube-controller-manager asks every 30 s, too long for a test that installs its own.
	discoveryPeriod = 2 * time.Second
)

// controllers are those of kube-controller-manager that Elemental relies on, without the manager: it would bring
// leader election, a server and the other forty.
type controllers struct {
	config    *rest.Config
	client    *kubernetes.Clientset
	metadata  metadata.Interface
	informers informers.SharedInformerFactory
}

// startControllers runs the controllers until the context ends.
func startControllers(ctx context.Context, config *rest.Config, serviceAccountKey string) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	metadataClient, err := metadata.NewForConfig(config)
	if err != nil {
		return err
	}
	c := controllers{config, client, metadataClient, informers.NewSharedInformerFactory(client, resync)}

	c.startNamespaces(ctx)
	if err := c.startServiceAccounts(ctx); err != nil {
		return err
	}
	if err := c.startTokens(ctx, serviceAccountKey); err != nil {
		return err
	}

	return c.startGarbageCollector(ctx)
}

// startNamespaces empties and removes namespaces that are deleted.
func (c controllers) startNamespaces(ctx context.Context) {
	controller := namespace.NewNamespaceController(ctx, c.client, c.metadata, c.client.Discovery().ServerPreferredNamespacedResources,
		c.informers.Core().V1().Namespaces(), resync, corev1.FinalizerKubernetes)
	go controller.Run(ctx, workers)
}

// startServiceAccounts gives each namespace its service account "default".
func (c controllers) startServiceAccounts(ctx context.Context) error {
	controller, err := serviceaccountcontroller.NewServiceAccountsController(klog.FromContext(ctx), c.informers.Core().V1().ServiceAccounts(),
		c.informers.Core().V1().Namespaces(), c.client, serviceaccountcontroller.DefaultServiceAccountsControllerOptions())
	if err != nil {
		return err
	}
	go controller.Run(ctx, 1)

	return nil
}

// startTokens fills Secrets of type kubernetes.io/service-account-token.
func (c controllers) startTokens(ctx context.Context, serviceAccountKey string) error {
	key, err := keyutil.PrivateKeyFromFile(serviceAccountKey)
	if err != nil {
		return err
	}
	generator, err := serviceaccount.JWTTokenGenerator(serviceaccount.LegacyIssuer, key)
	if err != nil {
		return err
	}
	controller, err := serviceaccountcontroller.NewTokensController(klog.FromContext(ctx), c.informers.Core().V1().ServiceAccounts(),
		c.informers.Core().V1().Secrets(), c.client,
		serviceaccountcontroller.TokensControllerOptions{TokenGenerator: generator, RootCA: c.config.CAData})
	if err != nil {
		return err
	}
	go controller.Run(ctx, workers)

	return nil
}

// startGarbageCollector deletes objects whose owners are gone. It is the last: it starts the informers of all.
func (c controllers) startGarbageCollector(ctx context.Context) error {
	mapper := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(c.client.Discovery()))
	metadataInformers := metadatainformer.NewSharedInformerFactory(c.metadata, resync)
	started := make(chan struct{})
	collector, err := garbagecollector.NewGarbageCollector(ctx, c.client, c.metadata, mapper, garbagecollector.DefaultIgnoredResources(),
		informerfactory.NewInformerFactory(c.informers, metadataInformers), started)
	if err != nil {
		return err
	}
	c.informers.Start(ctx.Done())
	close(started)
	go collector.Run(ctx, workers, 10*time.Second)
	go collector.Sync(ctx, c.client.Discovery(), discoveryPeriod)

	return nil
}
