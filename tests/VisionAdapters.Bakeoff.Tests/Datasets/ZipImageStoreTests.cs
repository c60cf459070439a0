using System.Buffers.Binary;
using System.IO.Compression;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class ZipImageStoreTests : IDisposable
{
    private readonly TinySet _tiny = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task Images_in_a_zip_are_read_in_any_order_and_at_once()
    {
        using var store = ImageStore.OpenPath(Write(("b/b.png", TestImage.Png(2)), ("a.png", TestImage.Png(1))));

        Assert.Equal(["a.png", "b/b.png"], store.ListNames());
        var contents = await Task.WhenAll(Enumerable.Range(0, 50).Select(index => Task.Run(() => LoadAsync(store, index % 2 == 0 ? "a.png" : "b/b.png"))));
        Assert.All(contents.Where((_, index) => index % 2 == 0), bytes => Assert.Equal(TestImage.Png(1), bytes));
        Assert.All(contents.Where((_, index) => index % 2 == 1), bytes => Assert.Equal(TestImage.Png(2), bytes));
    }

    [Fact]
    public async Task A_set_whose_images_are_a_zip_loads()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\ngone.png,Jeans\ntext.png,Jeans\n");
        configuration = configuration with { Images = Write(("a.png", TestImage.Png(1)), ("text.png", "no image"u8.ToArray())) };

        using var set = await _tiny.LoadAsync(configuration);

        Assert.Equal(["a.png"], set.Images.Select(image => image.Id));
        Assert.Equal([DatasetProblemKind.MissingImage, DatasetProblemKind.UnreadableImage], set.Problems.Select(problem => problem.Kind));
    }

    [Fact]
    public void A_name_is_found_however_its_accents_are_composed()
    {
        using var store = ImageStore.OpenPath(Write(("e\u0301.png", TestImage.Png(1))));

        Assert.True(store.Contains("\u00E9.png"));
        Assert.Null(store.FindFault("\u00E9.png"));
    }

    [Fact]
    public void A_zip_that_is_cut_off_is_an_error_that_names_it()
    {
        var path = Write(("a.png", TestImage.Png(1)));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);

        Assert.Contains("images.zip", Assert.Throws<InputFileException>(() => ImageStore.OpenPath(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_damage_of_a_zip_is_the_typed_error_or_an_image_that_cannot_be_read()
    {
        var path = Write(("a.png", TestImage.Png(1)), ("b.png", TestImage.Png(2)));
        var bytes = File.ReadAllBytes(path);
        for (var position = 0; position < bytes.Length; position++)
        {
            var damaged = bytes.ToArray();
            damaged[position] ^= 0x55;
            await File.WriteAllBytesAsync(path, damaged, Cancellation);
            await ReadAllAsync(path);
        }
    }

    [Fact]
    public async Task A_zip_that_claims_more_bytes_than_a_number_holds_gives_what_it_has()
    {
        var path = Write(("a.png", TestImage.Png(1)), ("b.png", TestImage.Png(2)), ("c.png", TestImage.Png(3)));
        await File.WriteAllBytesAsync(path, ClaimLengths(await File.ReadAllBytesAsync(path, Cancellation), long.MaxValue), Cancellation);

        using var store = ImageStore.OpenPath(path);

        Assert.Equal("zip of 3 files, 27670116110564327421 bytes", store.Fingerprint);
        Assert.Equal(TestImage.Png(2), await LoadAsync(store, "b.png"));
    }

    /// <summary>Rewrites the directory of a small zip so that each entry claims a length (PKWARE APPNOTE, 4.3.12 and 4.5.3).</summary>
    private static byte[] ClaimLengths(byte[] zip, long length)
    {
        const int entryHead = 46;
        var end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        var start = BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(end + 16));
        var rewritten = new List<byte>(zip[..start]);
        var directory = zip.AsSpan(start, end - start);
        while (!directory.IsEmpty)
        {
            var head = directory[..entryHead].ToArray();
            var name = directory.Slice(entryHead, BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)));
            head.AsSpan(24, 4).Fill(0xFF);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(30), 12);
            rewritten.AddRange([.. head, .. name, 1, 0, 8, 0, .. BitConverter.GetBytes(length)]);
            directory = directory[(entryHead + name.Length + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]))..];
        }

        var tail = zip[end..];
        BinaryPrimitives.WriteInt32LittleEndian(tail.AsSpan(12), rewritten.Count - start);
        return [.. rewritten, .. tail];
    }

    private static async Task ReadAllAsync(string path)
    {
        try
        {
            using var store = ImageStore.OpenPath(path);
            foreach (var name in store.ListNames())
            {
                store.FindFault(name);
                await LoadAsync(store, name);
            }
        }
        catch (Exception exception) when (exception is InputFileException or TaggingException)
        {
            // Told, and no other exception left.
        }
    }

    private static async Task<byte[]> LoadAsync(ImageStore store, string name) =>
        (await store.Open(name).LoadAsync(cancellationToken: Cancellation)).Bytes.ToArray();

    private string Write(params (string Name, byte[] Bytes)[] entries)
    {
        var path = _tiny.Folder.Combine("images.zip");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, bytes) in entries)
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return path;
    }
}
