%% Erlang's httpc as its manual has it: fetch URL VERSION; root.pem is trusted.
-module(fetch).
-export([main/1]).

main([Url, Version]) ->
  {ok, _} = application:ensure_all_started(inets),
  {ok, _} = application:ensure_all_started(ssl),
  Versions = case Version of "1.2" -> [{versions, ['tlsv1.2']}]; _ -> [] end,
  Match = [{match_fun, public_key:pkix_verify_hostname_match_fun(https)}],
  Ssl = [{verify, verify_peer}, {cacertfile, "root.pem"}, {depth, 3}, {customize_hostname_check, Match} | Versions],
  case httpc:request(get, {Url, []}, [{ssl, Ssl}, {timeout, 3000}, {connect_timeout, 3000}], []) of
    {ok, {{_, Status, _}, _, _}} -> io:format("~p~n", [Status]), halt(0);
    {error, Reason} -> io:format("~p~n", [Reason]), timer:sleep(100), halt(1)
  end.
