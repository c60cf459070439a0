using System.Formats.Tar;
using System.Text;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>Files of a stranger cannot kill, hang or read the machine.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly TinySet _tiny = new();

    public static TheoryData<string> Texts => HostileYaml.Names;

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_hostile_configuration_is_refused_with_a_cure(string text)
    {
        var path = _tiny.Folder.Write("bakeoff.yaml", HostileYaml.Texts[text]);

        var refusal = Assert.IsType<InputFileException>(await NamedPipe.RecordAsync(() => BakeoffConfiguration.Load(path)));

        Assert.InRange(refusal.Message.Length, 1, 600);
        Assert.NotEmpty(refusal.Cure);
    }

    [Fact]
    public async Task A_pipe_is_refused_as_configuration() =>
        AssertRefused(await NamedPipe.RecordAsync(() => BakeoffConfiguration.Load(NamedPipe.Create(_tiny.Folder.Combine("bakeoff.yaml")))));

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public async Task A_pipe_is_refused_as_labels(string format)
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png");
        var pipe = NamedPipe.Create(_tiny.Folder.Combine("labels.pipe"));

        AssertRefused(await NamedPipe.RecordAsync(() => _tiny.LoadAsync(configuration with { Format = format, Path = pipe })));
        AssertRefused(await NamedPipe.RecordAsync(() => _tiny.LoadAsync(configuration with { Attributes = pipe })));
    }

    [Fact]
    public async Task A_pipe_is_refused_as_archive() =>
        AssertRefused(await NamedPipe.RecordAsync(() => TarImageStore.OpenFile(NamedPipe.Create(_tiny.Folder.Combine("images.tar")))));

    [Fact]
    public async Task A_pipe_among_the_images_is_a_fault_of_that_image()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\nb.png,Dress\n", "a.png");
        NamedPipe.Create(_tiny.Folder.Combine("images", "b.png"));
        var images = 0;

        var exception = await NamedPipe.RecordAsync(async () =>
        {
            using var set = await _tiny.LoadAsync(configuration);
            images = set.Images.Count;
        });

        Assert.True(exception is null or InputFileException, exception?.ToString());
        Assert.Equal(exception is null ? 1 : 0, images);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('L')]
    [InlineData('K')]
    public void A_header_that_claims_much_costs_little(char type)
    {
        var path = _tiny.Folder.Write("images.tar", [.. Header(type, size: 900L * 1024 * 1024), .. new byte[4096]]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<InputFileException>(() => TarImageStore.OpenFile(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
        Assert.Contains("claim to have 943718400 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_of_a_usual_length_are_read()
    {
        var path = _tiny.Folder.Combine("images.tar");
        using (var file = File.Create(path))
        using (var writer = new TarWriter(file, TarEntryFormat.Pax))
        {
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["comment"] = new('x', 100_000) };
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a.png", attributes) { DataStream = new MemoryStream(TestImage.Png(1)) });
        }

        using var store = TarImageStore.OpenFile(path);

        Assert.Equal(["a.png"], store.ListNames());
    }

    public void Dispose() => _tiny.Dispose();

    private static void AssertRefused(Exception? exception) =>
        Assert.Contains("pipe or a device", Assert.IsType<InputFileException>(exception).Message, StringComparison.Ordinal);

    /// <summary>Makes a header of 512 bytes with a checksum that is right.</summary>
    private static byte[] Header(char type, long size)
    {
        var header = new byte[512];
        Encoding.ASCII.GetBytes("a.png").CopyTo(header, 0);
        Encoding.ASCII.GetBytes("0000644\0").CopyTo(header, 100);
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0')).CopyTo(header, 124);
        Encoding.ASCII.GetBytes("00000000000").CopyTo(header, 136);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar\000").CopyTo(header, 257);
        Array.Fill(header, (byte)' ', 148, 8);
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(part => part), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }
}
