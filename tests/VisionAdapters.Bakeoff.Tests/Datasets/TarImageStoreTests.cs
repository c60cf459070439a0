using System.Formats.Tar;
using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class TarImageStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Ustar)]
    public async Task Entries_are_found_by_name_in_any_order_whatever_the_format(TarEntryFormat format)
    {
        // Longer than the 100 bytes of a plain header, with a slash where ustar may cut.
        var longName = $"{new string('d', 90)}/{new string('f', 60)}.png";
        var path = Write(format, ("./a.png", TestImage.Png(1)), (longName, TestImage.Png(2)), ("empty.png", []));

        using var store = TarImageStore.OpenFile(path);

        Assert.Equal(["a.png", longName, "empty.png"], store.ListNames());
        Assert.Equal(TestImage.Png(2), await ReadAsync(store, longName));
        Assert.Equal(TestImage.Png(1), await ReadAsync(store, "a.png"));
        Assert.Equal("is empty", store.FindFault("empty.png"));
        Assert.False(store.Contains("b.png"));
    }

    [Fact]
    public async Task An_entry_is_found_however_its_accents_are_composed()
    {
        using var store = TarImageStore.OpenFile(Write(TarEntryFormat.Pax, ("cafe\u0301.png", TestImage.Png(1))));

        Assert.Equal(TestImage.Png(1), await ReadAsync(store, "caf\u00e9.png"));
    }

    [Fact]
    public async Task The_last_entry_of_a_name_counts()
    {
        using var store = TarImageStore.OpenFile(Write(TarEntryFormat.Pax, ("a.png", TestImage.Png(1)), ("a.png", TestImage.Png(2))));

        Assert.Equal(TestImage.Png(2), await ReadAsync(store, "a.png"));
    }

    [Fact]
    public async Task Many_threads_read_at_once()
    {
        var entries = Enumerable.Range(0, 200).Select(index => ($"{index}.png", TestImage.Png((byte)index))).ToArray();
        using var store = TarImageStore.OpenFile(Write(TarEntryFormat.Ustar, entries));

        await Parallel.ForEachAsync(entries, TestContext.Current.CancellationToken, async (entry, _) => Assert.Equal(entry.Item2, await ReadAsync(store, entry.Item1)));
    }

    [Fact]
    public void A_compressed_archive_is_refused_with_the_tool_that_unpacks_it()
    {
        var path = _folder.Write("a.tar", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]);

        Assert.Contains("gunzip", Assert.Throws<InputFileException>(() => TarImageStore.OpenFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_archive_is_refused()
    {
        var path = Write(TarEntryFormat.Ustar, ("a.png", new byte[4000]));
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(2000);
        }

        Assert.Contains("cut off", Assert.Throws<InputFileException>(() => TarImageStore.OpenFile(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_an_index_or_the_typed_error() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Survives(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_archive_with_a_flipped_byte_is_an_index_or_the_typed_error()
    {
        var archive = File.ReadAllBytes(Write(TarEntryFormat.Pax, ("a.png", TestImage.Png(1)), (new string('n', 150), TestImage.Png(2))));

        Prop.ForAll(
            Gen.Choose(0, archive.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
            change =>
            {
                var changed = archive.ToArray();
                changed[change.Item1] = (byte)change.Item2;
                return Survives(changed);
            }).QuickCheckThrowOnFailure();
    }

    public void Dispose() => _folder.Dispose();

    private static bool Survives(byte[] bytes)
    {
        try
        {
            using var archive = new MemoryStream(bytes);
            return TarIndex.Read(archive, "any.tar").Values.All(slice => slice.Offset >= 0 && slice.Length >= 0 && slice.Offset + slice.Length <= bytes.Length);
        }
        catch (InputFileException)
        {
            return true;
        }
    }

    private static async Task<byte[]> ReadAsync(TarImageStore store, string name) =>
        (await store.Open(name).LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).Bytes.ToArray();

    private string Write(TarEntryFormat format, params (string Name, byte[] Bytes)[] entries)
    {
        var path = _folder.Combine("images.tar");
        using var writer = new TarWriter(File.Create(path), format);
        foreach (var (name, bytes) in entries)
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                TarEntryFormat.Pax => new PaxTarEntry(TarEntryType.RegularFile, name),
                _ => new UstarTarEntry(TarEntryType.RegularFile, name),
            };
            entry.DataStream = new MemoryStream(bytes);
            writer.WriteEntry(entry);
        }

        return path;
    }
}
