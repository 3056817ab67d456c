package main

import (
	"testing"

	"github.com/rancher/apiserver/pkg/types"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const self = "http://localhost:8443/v1/catalog.cattle.io.clusterrepos/ours"

func formatted(kind string, object any) *types.RawResource {
	resource := &types.RawResource{
		Links:     map[string]string{"self": self},
		Actions:   map[string]string{},
		APIObject: types.APIObject{Object: object},
	}
	for _, template := range catalogTemplates() {
		if template.Kind == kind {
			template.Formatter(nil, resource)
		}
	}

	return resource
}

func TestARepositoryLeadsToItsChartsAndInstallsThem(t *testing.T) {
	repository := formatted("ClusterRepo", &unstructured.Unstructured{})
	for _, link := range []string{"index", "info", "icon", "chart"} {
		if repository.Links[link] != self+"?link="+link {
			t.Errorf("link %s is %q", link, repository.Links[link])
		}
	}
	for _, action := range []string{"install", "upgrade"} {
		if repository.Actions[action] != self+"?action="+action {
			t.Errorf("action %s is %q", action, repository.Actions[action])
		}
	}
}

func TestAnAppCanBeUninstalled(t *testing.T) {
	app := formatted("App", &unstructured.Unstructured{})
	if app.Actions["uninstall"] != self+"?action=uninstall" || len(app.Links) != 1 {
		t.Errorf("actions %v, links %v", app.Actions, app.Links)
	}
}

func TestAnErrorGetsNoActions(t *testing.T) {
	if refusal := formatted("App", "not found"); len(refusal.Actions) != 0 {
		t.Errorf("actions %v", refusal.Actions)
	}
}
