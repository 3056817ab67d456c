package main

import (
	"net/url"

	"github.com/rancher/apiserver/pkg/types"
	"github.com/rancher/steve/pkg/schema"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

const catalogGroup = "catalog.cattle.io"

// catalogTemplates give objects of Rancher's catalog the links and actions that Rancher gives them, in answers and in live
// updates alike. What they lead to is answered by the proxy in front (local-rancher/extensions), not by steve.
func catalogTemplates() []schema.Template {
	return []schema.Template{
		catalogTemplate("ClusterRepo", []string{"index", "info", "icon", "chart"}, []string{"install", "upgrade"}),
		catalogTemplate("App", nil, []string{"uninstall"}),
	}
}

func catalogTemplate(kind string, links, actions []string) schema.Template {
	return schema.Template{
		Group: catalogGroup,
		Kind:  kind,
		Formatter: func(_ *types.APIRequest, resource *types.RawResource) {
			// steve also formats what is no object of the kind, e.g. the error that it answers with
			if _, ok := resource.APIObject.Object.(*unstructured.Unstructured); !ok {
				return
			}
			addAddresses(resource.Links, resource.Links["self"], "link", links)
			addAddresses(resource.Actions, resource.Links["self"], "action", actions)
		},
	}
}

// addAddresses adds <self>?<parameter>=<name> for each of the names.
func addAddresses(addresses map[string]string, self, parameter string, names []string) {
	for _, name := range names {
		addresses[name] = self + "?" + url.Values{parameter: {name}}.Encode()
	}
}
