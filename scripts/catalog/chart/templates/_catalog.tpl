{{/*
The name of the repository in Rancher that this chart is installed from; empty if nobody says so.
Rancher may write it into the chart. The page "Extensions" doesn't have it written, but the operation that runs this very
Helm has it as an argument: --labels=catalog.cattle.io/cluster-repo-name=<name>. The newest one for this release is ours.
*/}}
{{- define "elemental.repository" -}}
{{- $name := index (.Chart.Annotations | default dict) "catalog.cattle.io/ui-source-repo" | default "" -}}
{{- if not $name -}}
  {{- $newest := "" -}}
  {{- range $operation := (lookup "catalog.cattle.io/v1" "Operation" .Release.Namespace "").items -}}
    {{- $created := $operation.metadata.creationTimestamp | toString -}}
    {{- if and (eq (dig "status" "releaseName" "" $operation) $.Release.Name) (ge $created $newest) -}}
      {{- range $argument := dig "status" "command" list $operation -}}
        {{- $label := regexFind "^--labels=(.*,)?catalog\\.cattle\\.io/cluster-repo-name=[^,]+" $argument -}}
        {{- if $label -}}
          {{- $newest = $created -}}
          {{- $name = regexReplaceAll "^.*cluster-repo-name=" $label "" -}}
        {{- end -}}
      {{- end -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- $name -}}
{{- end -}}

{{/*
The address of the catalog, without a slash at its end.
*/}}
{{- define "elemental.catalog" -}}
{{- $url := .Values.catalog.url -}}
{{- if not $url -}}
  {{- $name := include "elemental.repository" . -}}
  {{- if not $name -}}
    {{- fail "Rancher doesn't say which repository this chart is installed from. Install it on the page \"Extensions\", or set the value catalog.url to the address of the catalog: what precedes /index.yaml." -}}
  {{- end -}}
  {{- $url = dig "spec" "url" "" (lookup "catalog.cattle.io/v1" "ClusterRepo" "" $name) -}}
  {{- if not (regexMatch "^https?://" $url) -}}
    {{- fail (printf "The repository %q has no web address, so Rancher can't fetch the extension's files from there. Add the catalog to Rancher by its http(s) address instead of by git or OCI, or set the value catalog.url." $name) -}}
  {{- end -}}
{{- end -}}
{{- regexReplaceAll "/*([?#].*)?$" $url "" -}}
{{- end -}}
