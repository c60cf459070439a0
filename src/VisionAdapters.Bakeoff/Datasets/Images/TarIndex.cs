using System.Formats.Tar;
using VisionAdapters.Files;

namespace VisionAdapters.Bakeoff;

/// <summary>Finds the entries of an uncompressed tar by reading its headers once and skipping its data.</summary>
internal static class TarIndex
{
    /// <summary>
    /// Indexes the regular files of an archive by name, without a leading <c>./</c>. Of entries with one name the last counts, as with tar
    /// itself.
    /// </summary>
    /// <param name="archive">A seekable stream at the archive's first byte.</param>
    /// <param name="path">The archive's path, for messages.</param>
    public static Dictionary<string, TarEntrySlice> Read(Stream archive, string path)
    {
        RefuseCompressed(archive, path);
        var entries = new Dictionary<string, TarEntrySlice>(StringComparer.Ordinal);
        try
        {
            using var reader = new TarReader(new TarHeaderGuard(archive), leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                Add(entries, entry, archive.Length, path);
            }
        }
        catch (Exception exception) when (exception is
            IOException or InvalidDataException or FormatException or ArgumentException or
            OverflowException or NotSupportedException or InvalidOperationException)
        {
            throw Damaged(path, $"after {entries.Count} files: {exception.Message}", exception);
        }

        return entries;
    }

    private static void Add(Dictionary<string, TarEntrySlice> entries, TarEntry entry, long archiveLength, string path)
    {
        var name = Normalize(entry.Name);
        switch (entry.EntryType)
        {
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                // An empty file has no data stream and then no offset.
                var slice = entry.Length == 0 ? default : new TarEntrySlice(entry.DataOffset, entry.Length);
                if (slice.Offset + slice.Length > archiveLength)
                {
                    throw Damaged(path, $"'{name}' ends after the end of the archive", innerException: null);
                }

                entries[name] = slice;
                break;

            case TarEntryType.HardLink when entries.TryGetValue(Normalize(entry.LinkName), out var target):
                entries[name] = target;
                break;
        }
    }

    private static string Normalize(string name)
    {
        name = ComposedText.From(name);
        while (name.StartsWith("./", StringComparison.Ordinal))
        {
            name = name[2..];
        }

        return name;
    }

    private static void RefuseCompressed(Stream archive, string path)
    {
        Span<byte> magic = stackalloc byte[6];
        var count = archive.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        archive.Position = 0;
        string? tool = magic[..count] switch
        {
            [0x1F, 0x8B, ..] => "gunzip",
            [0x28, 0xB5, 0x2F, 0xFD, ..] => "unzstd",
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] => "unxz",
            [(byte)'B', (byte)'Z', (byte)'h', ..] => "bunzip2",
            _ => null,
        };
        if (tool is not null)
        {
            throw new InputFileException(path, line: null, "the archive is compressed, and images are read from it in any order: run "
                + $"{tool} on it and name the .tar.");
        }
    }

    private static InputFileException Damaged(string path, string detail, Exception? innerException) =>
        new(path, line: null, $"the tar archive is damaged or cut off {detail}. Copy or pack it again.", innerException);
}
