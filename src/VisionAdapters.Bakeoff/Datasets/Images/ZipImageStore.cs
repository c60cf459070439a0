using System.Globalization;
using System.IO.Compression;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Images inside a zip, read in any order without unpacking it. An image is in memory while it is used, no more of them.</summary>
internal sealed class ZipImageStore : ImageStore
{
    // The archive has one position in the file: whoever reads an entry reads it to its end, alone.
    private readonly Lock _gate = new();
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;

    private ZipImageStore(string path, ZipArchive archive)
    {
        Location = path;
        _archive = archive;
        _entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            // Of entries with one name the last counts, as in a tar.
            _entries[ComposedText.From(entry.FullName.Replace('\\', '/'))] = entry;
        }
    }

    public override string Location { get; }

    // What entries say of their lengths may be more than a long can hold.
    public override string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"zip of {_entries.Count} files, {_entries.Values.Sum(entry => (decimal)entry.Length)} bytes");

    public static ZipImageStore OpenFile(string path)
    {
        try
        {
            return new ZipImageStore(path, new ZipArchive(RegularFile.OpenRead(path), ZipArchiveMode.Read));
        }
        catch (Exception exception) when (
            exception is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputFileException(
                path, line: null, $"the zip archive cannot be read: {exception.Message} Copy or pack it again.", exception);
        }
    }

    /// <summary>Tells whether a file starts as a zip does.</summary>
    public static bool IsZip(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];

    public override IReadOnlyList<string> ListNames() => _entries.Keys.Order(StringComparer.Ordinal).ToList();

    public override bool Contains(string name) => _entries.ContainsKey(ComposedText.From(name));

    public override ImageInput Open(string name)
    {
        var entry = _entries[ComposedText.From(name)];
        return ImageInput.FromStreams(
            _ => ValueTask.FromResult<Stream>(new MemoryStream(Read(entry, ImageInput.DefaultMaxBytes + 1), writable: false)), name);
    }

    private protected override int ReadHeader(string name, Span<byte> header)
    {
        var start = Read(_entries[ComposedText.From(name)], header.Length);
        start.CopyTo(header);
        return start.Length;
    }

    private protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_gate)
            {
                _archive.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads an entry up to a number of bytes: what an entry says of its size may be wrong.</summary>
    private byte[] Read(ZipArchiveEntry entry, long max)
    {
        lock (_gate)
        {
            try
            {
                using var source = entry.Open();
                using var target = new MemoryStream();
                var buffer = new byte[(int)Math.Min(max, 64 * 1024)];
                while (target.Length < max
                    && source.Read(buffer, 0, (int)Math.Min(buffer.Length, max - target.Length)) is var count and > 0)
                {
                    target.Write(buffer, 0, count);
                }

                return target.ToArray();
            }
            catch (InvalidDataException exception)
            {
                throw new IOException($"'{entry.FullName}' is damaged: {exception.Message}", exception);
            }
        }
    }
}
