using System.Formats.Tar;
using System.Security.Cryptography;
using VisionAdapters.Files;

namespace VisionAdapters.Cli;

/// <summary>Finds the content hashes of the images in a folder or tar archive by their names.</summary>
internal sealed class ImageHashes
{
    private readonly Dictionary<string, string> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    private ImageHashes()
    {
    }

    /// <summary>Reads all files of a folder, or of an archive.</summary>
    /// <exception cref="UsageException">There is no such folder or archive.</exception>
    public static async Task<ImageHashes> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var hashes = new ImageHashes();
        if (Directory.Exists(path))
        {
            await hashes.ReadFolderAsync(path, cancellationToken).ConfigureAwait(false);
        }
        else if (File.Exists(path))
        {
            await hashes.ReadArchiveAsync(path, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw new UsageException($"There are no images at {path}: name a folder or a .tar with --images.");
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

    private async Task ReadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var stream = RegularFile.OpenRead(file);
            await using (stream.ConfigureAwait(false))
            {
                await AddAsync(Path.GetRelativePath(folder, file).Replace('\\', '/'), stream, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadArchiveAsync(string file, CancellationToken cancellationToken)
    {
        var stream = RegularFile.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            var archive = new TarReader(new TarHeaderGuard(stream), leaveOpen: true);
            await using (archive.ConfigureAwait(false))
            {
                while (await archive.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
                {
                    if (entry.DataStream is { } data)
                    {
                        await AddAsync(entry.Name, data, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
    }

    private async Task AddAsync(string path, Stream image, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(image, cancellationToken).ConfigureAwait(false));
        _byPath[path] = hash;
        _byName.TryAdd(Path.GetFileName(path), hash);
        _byName.TryAdd(Path.GetFileNameWithoutExtension(path), hash);
    }
}
