using System.Globalization;
using Microsoft.Win32.SafeHandles;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Images inside an uncompressed tar, read in any order without unpacking it.</summary>
internal sealed class TarImageStore : ImageStore
{
    private readonly SafeFileHandle _handle;
    private readonly Dictionary<string, TarEntrySlice> _entries;

    private TarImageStore(string path, SafeFileHandle handle, Dictionary<string, TarEntrySlice> entries)
    {
        Location = path;
        _handle = handle;
        _entries = entries;
    }

    public override string Location { get; }

    public override string Fingerprint =>
        string.Create(CultureInfo.InvariantCulture, $"tar of {RandomAccess.GetLength(_handle)} bytes, {_entries.Count} files");

    public static TarImageStore OpenFile(string path)
    {
        SafeFileHandle handle;
        try
        {
            handle = RegularFile.OpenHandle(path, FileOptions.RandomAccess);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, line: null, $"the archive cannot be opened: {exception.Message}", exception);
        }

        try
        {
            // A small buffer: headers are 512 bytes apart from data that is skipped.
            using var archive = new BufferedStream(
                new FileSliceStream(handle, offset: 0, RandomAccess.GetLength(handle)), bufferSize: 1024);
            return new TarImageStore(path, handle, TarIndex.Read(archive, path));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> ListNames() => _entries.Keys.Order(StringComparer.Ordinal).ToList();

    public override bool Contains(string name) => _entries.ContainsKey(ComposedText.From(name));

    public override ImageInput Open(string name)
    {
        var slice = _entries[ComposedText.From(name)];
        return ImageInput.FromStreams(_ => ValueTask.FromResult<Stream>(new FileSliceStream(_handle, slice.Offset, slice.Length)), name);
    }

    private protected override int ReadHeader(string name, Span<byte> header)
    {
        var slice = _entries[ComposedText.From(name)];
        return RandomAccess.Read(_handle, header[..(int)Math.Min(header.Length, slice.Length)], slice.Offset);
    }

    private protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _handle.Dispose();
        }

        base.Dispose(disposing);
    }
}
