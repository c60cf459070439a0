using System.Security.Cryptography;
using VisionAdapters.Bakeoff;
using VisionAdapters.Files;

namespace VisionAdapters.Cli;

/// <summary>Finds the content hashes of the images in a folder or archive by their names.</summary>
internal sealed class ImageHashes
{
    private readonly Dictionary<string, string> _byPath = new(ComposedText.Comparer);
    private readonly Dictionary<string, string> _byName = new(ComposedText.Comparer);
    private readonly Dictionary<string, string> _sent = new(StringComparer.Ordinal);

    private ImageHashes()
    {
    }

    /// <summary>Reads all files of a folder, or of an archive. One that is empty or cannot be read has no hash.</summary>
    /// <exception cref="InputFileException">There is no such folder or archive.</exception>
    public static async Task<ImageHashes> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var hashes = new ImageHashes();
        using var store = ImageStore.OpenPath(path);
        foreach (var name in store.ListNames())
        {
            try
            {
                var content = await store.Open(name).LoadAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                hashes.Add(name, content.ContentHash);
                var image = ImageInput.FromBytes(content.Bytes, name);
                hashes._sent[await SentImage.ReadHashAsync(image, cancellationToken).ConfigureAwait(false)] = content.ContentHash;
            }
            catch (TaggingException)
            {
                // Nobody can ask about it either.
            }
        }

        return hashes;
    }

    /// <summary>
    /// Finds the hash of an image by its path below the folder, its name, or its name without the ending; or takes the name for the hash
    /// itself.
    /// </summary>
    /// <returns>The hash in lower-case hexadecimal digits, or <see langword="null"/>.</returns>
    public string? Find(string name)
    {
        if (_byPath.TryGetValue(name.Replace('\\', '/'), out var hash) || _byName.TryGetValue(name, out hash))
        {
            return hash;
        }

        return name.Length == SHA256.HashSizeInBytes * 2 && name.All(char.IsAsciiHexDigit) ? name.ToLowerInvariant() : null;
    }

    /// <summary>Finds the hash of the file that was sent without its metadata; the hash itself where none was.</summary>
    public string OfFile(string sentHash) => _sent.GetValueOrDefault(sentHash, sentHash);

    private void Add(string path, string hash)
    {
        _byPath[path] = hash;
        _byName.TryAdd(Path.GetFileName(path), hash);
        _byName.TryAdd(Path.GetFileNameWithoutExtension(path), hash);
    }
}
