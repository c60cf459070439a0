namespace VisionAdapters.Distributed.Tests;

public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("postgres://va:secret@db/va")]
    [InlineData("Host=db;Database=va;Password=secret")]
    public void A_password_on_the_command_line_is_refused_and_not_repeated(string address)
    {
        var error = Assert.Throws<DistributedStoreException>(() => StoreAddress.Parse(address, _ => null));
        Assert.Contains("PGPASSFILE", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_may_hold_the_whole_address()
    {
        var address = StoreAddress.Parse(null, name => name == StoreAddress.Variable ? "postgres://va:secret@db:5433/tags" : null);
        Assert.Equal("db/tags", address.ToString());
    }

    [Fact]
    public void Without_an_address_the_message_says_how_to_give_one() =>
        Assert.Contains(StoreAddress.Variable, Assert.Throws<DistributedStoreException>(() => StoreAddress.Parse(null, _ => null)).Message, StringComparison.Ordinal);
}
