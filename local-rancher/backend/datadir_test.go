package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFolderOfSomebodyElseIsRefusedAndLeftAlone(t *testing.T) {
	folder := t.TempDir()
	theirs := filepath.Join(folder, "etcd")
	write(t, theirs)

	_, err := openDataDir(folder, true)
	if err == nil || !strings.Contains(err.Error(), "not the backend's") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Error(err)
	}
}

func TestFreshRemovesOurDataOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new")
	data := open(t, folder, false)
	if err := data.createSecrets(); err != nil {
		t.Fatal(err)
	}
	note := filepath.Join(folder, "note")
	write(t, note)
	data.release()

	data = open(t, folder, true)
	defer data.release()
	if _, err := os.Stat(data.tokens()); !os.IsNotExist(err) {
		t.Errorf("the token is still there: %v", err)
	}
	if _, err := os.Stat(note); err != nil {
		t.Error(err)
	}
}

func TestSecretsStayAndAreForThisUserOnly(t *testing.T) {
	folder := t.TempDir()
	data := open(t, folder, false)
	defer data.release()
	var before string
	for range 2 {
		if err := data.createSecrets(); err != nil {
			t.Fatal(err)
		}
		token, err := os.ReadFile(data.tokens())
		if err != nil {
			t.Fatal(err)
		}
		if before != "" && before != string(token) {
			t.Error("the token has changed")
		}
		before = string(token)
	}
	for _, path := range []string{data.tokens(), data.serviceAccountKey()} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestFolderInUseIsRefused(t *testing.T) {
	folder := t.TempDir()
	data := open(t, folder, false)
	defer data.release()

	_, err := openDataDir(folder, true)
	if err == nil || !strings.Contains(err.Error(), "in use by another backend") {
		t.Errorf("got %v", err)
	}
}

func TestExplainNamesTheWayOut(t *testing.T) {
	for cause, want := range map[error]string{
		syscall.ENOSPC: "the disk is full",
		syscall.EROFS:  "cannot be written",
		syscall.EACCES: "cannot be written",
		errEtcd:        "--fresh",
	} {
		if got := explain(fmt.Errorf("writing: %w", cause)); !strings.Contains(got.Error(), want) {
			t.Errorf("%v: got %v", cause, got)
		}
	}
}

func open(t *testing.T, folder string, fresh bool) dataDir {
	t.Helper()
	data, err := openDataDir(folder, fresh)
	if err != nil {
		t.Fatal(err)
	}

	return data
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
}
