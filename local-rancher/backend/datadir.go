package main

import (
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"go.etcd.io/etcd/client/pkg/v3/fileutil"
	"k8s.io/client-go/util/keyutil"
)

// marker says that a folder is ours; its lock says that a backend runs in it.
const marker = ".elemental-backend"

// dataDir is the folder that holds everything the backend keeps.
type dataDir struct {
	path string
	lock *fileutil.LockedFile
}

func (d dataDir) file(name string) string   { return filepath.Join(d.path, name) }
func (d dataDir) etcd() string              { return d.file("etcd") }
func (d dataDir) cache() string             { return d.file("cache") }
func (d dataDir) certificates() string      { return d.file("certificates") }
func (d dataDir) serviceAccountKey() string { return d.file("service-account.key") }
func (d dataDir) tokens() string            { return d.file("tokens.csv") }
func (d dataDir) kubeconfig() string        { return d.file("kubeconfig") }

// openDataDir makes the folder ours and locks it until release. With fresh, what an earlier run left is removed.
// A folder that holds somebody else's files is refused.
func openDataDir(path string, fresh bool) (dataDir, error) {
	if path == "" {
		return dataDir{}, errors.New("--data-dir is missing: name the folder that holds the backend's data, e.g. --data-dir .local-rancher")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return dataDir{}, err
	}
	lock, err := claim(path)
	if err != nil {
		return dataDir{}, err
	}
	d := dataDir{path, lock}
	if fresh {
		for _, ours := range []string{d.etcd(), d.cache(), d.certificates(), d.serviceAccountKey(), d.tokens(), d.kubeconfig()} {
			if err := os.RemoveAll(ours); err != nil {
				return d, err
			}
		}
	}

	return d, os.MkdirAll(d.cache(), 0o700)
}

// release must be called at the end, if only to keep the lock alive until then.
func (d dataDir) release() {
	_ = d.lock.Close()
}

func claim(path string) (*fileutil.LockedFile, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	marked := filepath.Join(path, marker)
	if _, err := os.Stat(marked); len(entries) > 0 && errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s holds files that are not the backend's: choose an empty or a new folder with --data-dir", path)
	}
	lock, err := fileutil.TryLockFile(marked, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, fileutil.ErrLocked) {
		return nil, fmt.Errorf("%s is in use by another backend: stop it or choose another folder with --data-dir", path)
	}

	return lock, err
}

// createSecrets makes the key that signs service account tokens and the administrator's token, unless they exist.
func (d dataDir) createSecrets() error {
	err := createOnce(d.serviceAccountKey(), func() ([]byte, error) {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return nil, err
		}
		return keyutil.MarshalPrivateKeyToPEM(key)
	})
	if err != nil {
		return err
	}

	return createOnce(d.tokens(), func() ([]byte, error) {
		return fmt.Appendf(nil, "%s,admin,admin,system:masters\n", rand.Text()), nil
	})
}

// createOnce leaves a whole file that only this user can read, or none.
func createOnce(path string, content func() ([]byte, error)) error {
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	bytes, err := content()
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", bytes, 0o600); err != nil {
		return err
	}

	return os.Rename(path+".new", path)
}

// explain adds the way out to errors that have to do with files.
func explain(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("the disk is full: free some space or choose another folder with --data-dir (%w)", err)
	case errors.Is(err, os.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("the data folder cannot be written: choose another one with --data-dir (%w)", err)
	case errors.Is(err, errEtcd):
		return fmt.Errorf("%w; if its data is damaged, --fresh starts without it", err)
	default:
		return err
	}
}
