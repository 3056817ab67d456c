package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"
	"k8s.io/apimachinery/pkg/util/wait"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	kubeoptions "k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

type kubeAPIServer struct {
	url     string
	client  *rest.Config
	options kubeoptions.CompletedOptions
}

// newKubeAPIServer prepares the server and writes the administrator's kubeconfig.
func newKubeAPIServer(ctx context.Context, data dataDir, listener net.Listener, etcdURL string) (*kubeAPIServer, error) {
	if err := data.createSecrets(); err != nil {
		return nil, err
	}
	options := kubeoptions.NewServerRunOptions()
	if err := setFlags(options, map[string]string{
		"etcd-servers":                     etcdURL,
		"cert-dir":                         data.certificates(),
		"token-auth-file":                  data.tokens(),
		"authorization-mode":               "RBAC",
		"service-account-issuer":           "https://kubernetes.default.svc",
		"service-account-key-file":         data.serviceAccountKey(),
		"service-account-signing-key-file": data.serviceAccountKey(),
		"service-cluster-ip-range":         "10.0.0.0/24",
		// Else the address of the default route is looked up, which a laptop without network doesn't have.
		"advertise-address":        "127.0.0.1",
		"endpoint-reconciler-type": "none",
		// No kubelet mounts tokens here, and pods may be made before their namespace's service account.
		"disable-admission-plugins": "ServiceAccount",
		// Bounds how long open watches may delay the end: 2 s instead of 60.
		"shutdown-send-retry-after": "true",
	}); err != nil {
		return nil, err
	}
	options.SecureServing.Listener = listener

	completed, err := options.Complete(ctx)
	if err != nil {
		return nil, err
	}
	if errs := completed.Validate(); len(errs) > 0 {
		return nil, errs[0]
	}
	kube := &kubeAPIServer{url: "https://" + listener.Addr().String(), options: completed}
	if err := kube.writeKubeconfig(data); err != nil {
		return nil, err
	}
	kube.client, err = clientcmd.BuildConfigFromFlags("", data.kubeconfig())
	if err != nil {
		return nil, err
	}
	kube.client.QPS = -1 // no limit

	return kube, nil
}

// setFlags sets options by the names that the Kubernetes documentation describes.
func setFlags(options *kubeoptions.ServerRunOptions, values map[string]string) error {
	all := pflag.NewFlagSet("kube-apiserver", pflag.ContinueOnError)
	named := options.Flags()
	for _, set := range named.FlagSets {
		all.AddFlagSet(set)
	}
	for name, value := range values {
		if err := all.Set(name, value); err != nil {
			return err
		}
	}

	return options.GenericServerRunOptions.ComponentGlobalsRegistry.Set()
}

// writeKubeconfig trusts the certificate authority at the end of the server's generated certificate chain.
func (k *kubeAPIServer) writeKubeconfig(data dataDir) error {
	chain, err := os.ReadFile(k.options.SecureServing.ServerCert.CertKey.CertFile)
	if err != nil {
		return err
	}
	tokens, err := os.ReadFile(data.tokens())
	if err != nil {
		return err
	}
	token, _, _ := strings.Cut(string(tokens), ",")

	const name = "local"
	config := clientcmdapi.NewConfig()
	config.Clusters[name] = &clientcmdapi.Cluster{Server: k.url, CertificateAuthorityData: chain}
	config.AuthInfos[name] = &clientcmdapi.AuthInfo{Token: token}
	config.Contexts[name] = &clientcmdapi.Context{Cluster: name, AuthInfo: name}
	config.CurrentContext = name

	return clientcmd.WriteToFile(*config, data.kubeconfig())
}

func (k *kubeAPIServer) run(ctx context.Context) error {
	return app.Run(ctx, k.options)
}

func (k *kubeAPIServer) waitUntilReady(ctx context.Context) error {
	client, err := kubernetes.NewForConfig(k.client)
	if err != nil {
		return err
	}

	return wait.PollUntilContextCancel(ctx, 50*time.Millisecond, true, func(ctx context.Context) (bool, error) {
		status := 0
		client.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).StatusCode(&status)
		return status == http.StatusOK, nil
	})
}
