using Microsoft.Extensions.Time.Testing;
using VisionAdapters.Evaluation;

namespace VisionAdapters.Bakeoff.Tests;

/// <summary>Whatever happened to a run's database or to its disk, what leaves is a message.</summary>
public sealed class DamagedRunTests : IDisposable
{
    private readonly RunFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("UPDATE outcome SET answer = '{\"t\":[{'")]
    [InlineData("UPDATE outcome SET error_kind = 'Nonsense'")]
    [InlineData("UPDATE outcome SET units = 'null'")]
    [InlineData("UPDATE outcome SET latency_ms = 1e300")]
    [InlineData("UPDATE image SET truth = '[]'")]
    [InlineData("UPDATE image SET truth = 'x'")]
    [InlineData("UPDATE facet SET classes = '{}'")]
    [InlineData("UPDATE facet SET classes = '[{\"Value\":null}]'")]
    [InlineData("UPDATE facet SET classes = '[{\"Value\":\"jeans\",\"Includes\":[\"dresses\"]},{\"Value\":\"dresses\",\"Includes\":[]}]'")]
    [InlineData("UPDATE run SET started = 'yesterday'")]
    [InlineData("UPDATE run SET taxonomy = 'gone'")]
    [InlineData("UPDATE document SET texts = x'FFFF'")]
    [InlineData("UPDATE provider SET heads = 'null'")]
    [InlineData("DELETE FROM run")]
    [InlineData("DELETE FROM document")]
    public async Task A_damaged_row_is_told_in_words(string damage)
    {
        await MakeRunAsync();
        using (var connection = RunConnection.Open(_fixture.Output, create: false))
        {
            connection.Execute(damage);
        }

        var error = await Assert.ThrowsAsync<BakeoffRunException>(ScoreAsync);

        Assert.Equal(BakeoffRunErrorKind.UnusableFolder, error.Kind);
        Assert.Contains("run.db", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_pages_are_told_in_words()
    {
        await MakeRunAsync();
        var path = Path.Combine(_fixture.Output, "run.db");
        var bytes = await File.ReadAllBytesAsync(path, Cancellation);
        var told = 0;
        for (var start = 0; start < bytes.Length; start += 512)
        {
            var damaged = bytes.ToArray();
            damaged.AsSpan(start, Math.Min(512, bytes.Length - start)).Fill((byte)(start / 512));
            await File.WriteAllBytesAsync(path, damaged, Cancellation);
            told += await IsToldAsync() ? 1 : 0;
        }

        Assert.InRange(told, 10, int.MaxValue);
    }

    [Fact]
    public async Task A_full_disk_is_told_with_the_cure_and_is_no_fault_of_the_folder()
    {
        Directory.CreateDirectory(_fixture.Output);
        using var connection = RunConnection.Open(_fixture.Output, create: true);
        connection.Execute("PRAGMA max_page_count = 40");
        using var giveUp = new CancellationTokenSource();
        var writer = new OutcomeWriter(connection, tellProblem: _ => giveUp.Cancel(), giveUp: giveUp.Token);

        var error = await Assert.ThrowsAsync<BakeoffRunException>(async () =>
        {
            await using (writer)
            {
                for (var index = 0; index < 1000; index++)
                {
                    await TryAddAsync(writer, index);
                }
            }
        });

        Assert.Equal(BakeoffRunErrorKind.StorageFailed, error.Kind);
        Assert.Contains("Make room on the disk", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_wait_for_room_on_the_disk_and_none_is_lost()
    {
        Directory.CreateDirectory(_fixture.Output);
        using var connection = RunConnection.Open(_fixture.Output, create: true);
        connection.Execute("PRAGMA max_page_count = 40");
        var time = new FakeTimeProvider();
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = new OutcomeWriter(connection, time, problem => told.TrySetResult(problem), Cancellation);
        var asking = Task.Run(async () =>
        {
            await using (writer)
            {
                for (var index = 0; index < 1200; index++)
                {
                    await TryAddAsync(writer, index);
                }
            }
        }, Cancellation);
        var problem = await told.Task.WaitAsync(Cancellation);
        var waited = !asking.IsCompleted;

        // Between two tries of the writer the connection is free.
        connection.Execute("PRAGMA max_page_count = 1000000");
        while (!asking.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await asking;
        Assert.True(waited);
        Assert.Contains("cannot be stored now", problem, StringComparison.Ordinal);
        Assert.Equal(1200, connection.Query("SELECT COUNT(*) FROM outcome", reader => reader.GetInt32(0)).Single());
    }

    [Fact]
    public void A_full_disk_is_told_when_a_run_is_described()
    {
        Directory.CreateDirectory(_fixture.Output);
        using var connection = RunConnection.Open(_fixture.Output, create: true);
        connection.Execute("PRAGMA max_page_count = 1");

        var error = Assert.Throws<BakeoffRunException>(() =>
            connection.Execute("INSERT INTO document VALUES ('a', 'b', $texts)", ("$texts", new byte[1_000_000])));

        Assert.Equal(BakeoffRunErrorKind.StorageFailed, error.Kind);
    }

    private static async Task TryAddAsync(OutcomeWriter writer, int index)
    {
        try
        {
            var raw = new byte[20_000];
            new Random(index).NextBytes(raw);
            await writer.AddAsync(new OutcomeRecord
            {
                ImageId = $"{index}",
                Content = $"{index}",
                Request = "r",
                Response = new TaggingResponse(FakeTagger.Says("Jeans")) { RawRepresentation = new RawResponse { ContentType = "text/plain", Body = raw } },
            });
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            // The writer has failed; disposing it says why.
        }
    }

    private async Task MakeRunAsync()
    {
        using var set = await _fixture.Tiny.LoadAsync(_fixture.Tiny.WriteMany(6));
        using var tagger = new FakeTagger(_ => FakeTagger.Says("Jeans"));
        (await _fixture.RunAsync(set, tagger)).Dispose();
    }

    private async Task ScoreAsync()
    {
        using var run = await _fixture.OpenAsync();
        await run.ScoreAsync(new ScoringOptions { Resamples = 0 }, cancellationToken: Cancellation);
    }

    private async Task<bool> IsToldAsync()
    {
        try
        {
            await ScoreAsync();
            return false;
        }
        catch (Exception exception) when (exception is BakeoffRunException or InputFileException)
        {
            return true;
        }
        finally
        {
            File.Delete(Path.Combine(_fixture.Output, "run.db-wal"));
            File.Delete(Path.Combine(_fixture.Output, "run.db-shm"));
        }
    }
}
